enum PlanTestSupportPlaceholder {}
