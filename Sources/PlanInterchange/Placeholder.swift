enum PlanInterchangePlaceholder {}
