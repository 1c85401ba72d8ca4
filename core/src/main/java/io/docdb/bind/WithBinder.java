package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Column;
import io.docdb.plan.logical.CommonTable;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.With;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Binds WITH. A common table sees those before it; with RECURSIVE also those behind it, which then are bound first, and a union
 * sees itself: {@link RecursiveBinder}.
 */
final class WithBinder {
    private final Binding binding;
    private final Optional<Scope> outer;
    private final List<CommonTable> tables = new ArrayList<>();
    private final Map<String, CommonTables.Entry> bound = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final CommonTables around; // what is in sight before the clause
    private final Map<String, Boolean> foundAround = new HashMap<>();
    private final Set<String> boundInAnyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private CommonTables commonTables;

    WithBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.outer = outer;
        this.commonTables = commonTables;
        this.around = commonTables;
    }

    /** The tables in sight behind the WITH clause. */
    CommonTables commonTables() {
        return commonTables;
    }

    void define(Query.With with) {
        refuseSameNames(with);
        with.tables().forEach(table -> define(table, with));
    }

    private void refuseSameNames(Query.With with) {
        Set<String> names = new HashSet<>();
        for (Query.CommonTable table : with.tables()) {
            if (!names.add(table.name().text())) {
                throw binding.error(
                        table.name().at(),
                        ErrorCode.DUPLICATE_NAME,
                        "Common table \"" + table.name() + "\" is defined twice");
            }
        }
    }

    private CommonTables.Entry define(Query.CommonTable table, Query.With with) {
        String name = table.name().text();
        if (bound.containsKey(name)) { // one before has asked for it
            return bound.get(name);
        }
        begun.add(name);
        int id = binding.tally().newTable();
        LogicalPlan plan = with.recursive() ? mayRecurse(table, with) : recursingUnsaid(table, announcing(with));
        List<Column> columns = named(binding, plan.columns(), table);
        boolean materialized = table.materialization() == Query.CommonTable.Materialization.MATERIALIZED;
        tables.add(new CommonTable(id, name, plan, materialized));
        CommonTables.Entry entry = new CommonTables.Entry(name, id, columns);
        bound.put(name, entry);
        boundInAnyCase.add(name);
        commonTables = commonTables.with(entry);
        return entry;
    }

    /**
     * Oracle, SQL Server and SQLite say no RECURSIVE: a union whose right side reads the table's own name is recursive there. Here it
     * is if nothing else has that name, which it would mean else, as by the standard.
     */
    private LogicalPlan recursingUnsaid(Query.CommonTable table, CommonTables inSight) {
        boolean recursive = table.statement() instanceof Query query
                && RecursiveBinder.isRecursive(query, table)
                && commonTables.find(table.name().text()).isEmpty()
                && !isStored(table.name());
        return recursive
                ? new RecursiveBinder(binding, outer, inSight).bind(table, (Query) table.statement())
                : plain(table, inSight);
    }

    private boolean isStored(Name name) {
        FromBinder stored = new FromBinder(binding, binding.emptyScope(Optional.empty(), CommonTables.NONE));
        ObjectName table = new ObjectName(List.of(name));
        return stored.findCollection(table).isPresent()
                || stored.findView(table).isPresent();
    }

    /** For what is said of names that are not found: what the name means around the clause, it still means. */
    private CommonTables announcing(Query.With with) {
        CommonTables inSight = commonTables;
        for (Query.CommonTable other : with.tables()) {
            String name = other.name().text();
            if (!meansSomething(name)) {
                inSight = inSight.with(CommonTables.Entry.announced(name));
            }
        }
        return inSight;
    }

    /** As {@link CommonTables#find} would find it, without a walk over all that came before: there may be a thousand tables. */
    private boolean meansSomething(String name) {
        return boundInAnyCase.contains(name)
                || foundAround.computeIfAbsent(name, asked -> around.find(asked).isPresent());
    }

    LogicalPlan around(LogicalPlan body) {
        return tables.isEmpty() ? body : new With(tables, body);
    }

    /** With RECURSIVE a name means a table of this clause before it means another one. */
    private LogicalPlan mayRecurse(Query.CommonTable table, Query.With with) {
        CommonTables inSight = commonTables;
        for (Query.CommonTable other : with.tables()) {
            String name = other.name().text();
            if (begun.contains(name) && !bound.containsKey(name)) {
                inSight = inSight.with(CommonTables.Entry.refused(
                        name,
                        "Common tables \"" + name + "\" and \"" + table.name()
                                + "\" read each other: each may read itself, or those that do not read it"));
            } else if (!bound.containsKey(name)) {
                inSight = inSight.with(CommonTables.Entry.later(name, () -> define(other, with)));
            }
        }
        if (table.statement() instanceof Query query && RecursiveBinder.isRecursive(query, table)) {
            return new RecursiveBinder(binding, outer, inSight).bind(table, query);
        }
        String name = table.name().text();
        return plain(
                table,
                inSight.with(CommonTables.Entry.refused(
                        name,
                        "The recursive reference to \"" + name
                                + "\" is expected in the FROM clause of the right side of a UNION")));
    }

    private LogicalPlan plain(Query.CommonTable table, CommonTables inSight) {
        if (table.search().isPresent() || table.cycle().isPresent()) {
            throw binding.error(
                    table.name().at(),
                    ErrorCode.INVALID_RECURSION,
                    "SEARCH and CYCLE expect a recursive common table: \"" + table.name() + "\" does not read itself");
        }
        return table.statement() instanceof Query query
                ? new QueryBinder(binding).bind(query, outer, inSight)
                : new ChangeBinder(binding, outer, inSight).bind((DataChange) table.statement());
    }

    /** The columns under the names of the column list. A list may be shorter: SEARCH and CYCLE add columns of their own. */
    static List<Column> named(Binding binding, List<Column> columns, Query.CommonTable table) {
        if (table.columns().size() > columns.size()) {
            throw tooManyNames(binding, table, columns.size());
        }
        List<Column> named = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = i < table.columns().size() ? table.columns().get(i).text() : column.name();
            named.add(new Column(column.id(), name, column.type(), column.nullable()));
        }
        return named;
    }

    private static RuntimeException tooManyNames(Binding binding, Query.CommonTable table, int columns) {
        return binding.error(
                table.name().at(),
                ErrorCode.SYNTAX_ERROR,
                "Too many column names: common table \"" + table.name() + "\" names "
                        + table.columns().size() + ", its query gives " + columns);
    }
}
