package io.docdb.plan.logical;

import java.util.ArrayList;
import java.util.List;

/**
 * The definition of one common table of a WITH clause.
 *
 * @param materialized whether it is to be computed by itself, as MATERIALIZED says
 * @param counted whether what it changes is of the statement's own count
 */
public record CommonTable(int id, String name, LogicalPlan plan, boolean materialized, boolean counted) {
    /** Not counted, as what stands in WITH is. */
    public CommonTable(int id, String name, LogicalPlan plan, boolean materialized) {
        this(id, name, plan, materialized, false);
    }

    /** The same table by another plan. */
    public CommonTable withPlan(LogicalPlan other) {
        return new CommonTable(id, name, other, materialized, counted);
    }

    static List<LogicalPlan> plansOf(List<CommonTable> tables, LogicalPlan body) {
        List<LogicalPlan> plans = new ArrayList<>();
        tables.forEach(table -> plans.add(table.plan()));
        plans.add(body);
        return plans;
    }

    static List<CommonTable> withPlans(List<CommonTable> tables, List<LogicalPlan> plans) {
        List<CommonTable> copies = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            copies.add(tables.get(i).withPlan(plans.get(i)));
        }
        return copies;
    }
}
