package io.docdb.plan.logical;

import java.util.ArrayList;
import java.util.List;

/**
 * The definition of one common table of a WITH clause.
 *
 * @param materialized whether it is to be computed by itself, as MATERIALIZED says
 */
public record CommonTable(int id, String name, LogicalPlan plan, boolean materialized) {

    static List<LogicalPlan> plansOf(List<CommonTable> tables, LogicalPlan body) {
        List<LogicalPlan> plans = new ArrayList<>();
        tables.forEach(table -> plans.add(table.plan()));
        plans.add(body);
        return plans;
    }

    static List<CommonTable> withPlans(List<CommonTable> tables, List<LogicalPlan> plans) {
        List<CommonTable> copies = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            CommonTable table = tables.get(i);
            copies.add(new CommonTable(table.id(), table.name(), plans.get(i), table.materialized()));
        }
        return copies;
    }
}
