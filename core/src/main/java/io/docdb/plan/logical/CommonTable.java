package io.docdb.plan.logical;

import java.util.ArrayList;
import java.util.List;

/** The definition of one common table of a WITH clause. */
public record CommonTable(int id, String name, LogicalPlan plan) {

    static List<LogicalPlan> plansOf(List<CommonTable> tables, LogicalPlan body) {
        List<LogicalPlan> plans = new ArrayList<>();
        tables.forEach(table -> plans.add(table.plan()));
        plans.add(body);
        return plans;
    }

    static List<CommonTable> withPlans(List<CommonTable> tables, List<LogicalPlan> plans) {
        List<CommonTable> copies = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            copies.add(new CommonTable(tables.get(i).id(), tables.get(i).name(), plans.get(i)));
        }
        return copies;
    }
}
