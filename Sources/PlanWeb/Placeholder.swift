enum PlanWebPlaceholder {}
