enum PlanChartsPlaceholder {}
