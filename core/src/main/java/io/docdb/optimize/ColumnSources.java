package io.docdb.optimize;

import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.json.JsonTable;
import io.docdb.expr.json.JsonValue;
import io.docdb.optimize.rule.PlanWalk;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.TableFunctionScan;
import io.docdb.plan.logical.Values;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.With;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.value.ArrayValue;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which path of which collection a column's values come from, through projections, groups, common tables and UNNEST: so that
 * statistics are found for columns far from their scan. Confined to one statement.
 */
final class ColumnSources {
    /** Columns made from each other deeper than this are given up. */
    private static final int DEPTH = 20;

    /** Of a list of values no more are looked at. */
    private static final int MOST_LISTED = 100;

    private final Map<Integer, Source> sources = new HashMap<>();
    private final Map<Integer, Expression> definitions = new HashMap<>();
    private final Map<Integer, List<Column>> commonTables = new HashMap<>();
    private final Map<Integer, Integer> readers =
            new HashMap<>(); // of columns of common tables, which place reads them
    private final Map<List<Integer>, Integer> readAgain =
            new HashMap<>(); // scans by place and scan, numbered below zero
    private final Map<Integer, ScanParts> scans = new HashMap<>(); // what is asked of them, if anything
    private final Map<Integer, List<Expression>> listed =
            new HashMap<>(); // the values of columns, or one array of them
    private final GroupColumns groups = new GroupColumns();
    private final Map<Integer, List<Expression>> unions =
            new HashMap<>(); // the columns whose values a column has, of each part
    private final Set<Integer> onceEach = new HashSet<>();
    private final Set<Integer> ofElements = new HashSet<>(); // columns that elements of an array have

    /**
     * @param scan the id of the scan's document column; of rows of a common table, which may be read in several places, another number
     *     for each place
     * @param path within the documents of the collection
     * @param ofElements true if each element has a row of its own, instead of each document
     */
    record Source(int collectionId, int scan, FieldPath path, boolean ofElements) {
        Source then(FieldPath more) {
            return new Source(collectionId, scan, path.then(more), ofElements);
        }
    }

    /** Of no columns. */
    ColumnSources() {}

    /** Of what is read of the documents of one collection. */
    ColumnSources(DocumentRead read) {
        add(read.collection().id(), read.document(), read.fields());
    }

    ColumnSources(LogicalPlan plan) {
        PlanWalk.forEachNode(plan, this::add);
    }

    private void add(LogicalPlan node) {
        if (node instanceof Scan scan) {
            add(scan.collection().id(), scan.document(), scan.fields());
        } else if (node instanceof Filter filter) {
            ScanParts.of(filter)
                    .ifPresent(parts -> scans.put(parts.scan().document().id(), parts));
        } else if (node instanceof Project project) {
            project.projections().forEach(this::define);
            groupKey(project.input()).ifPresent(key -> findOnceEach(project, key));
        } else if (node instanceof Aggregate aggregate) {
            aggregate.keys().forEach(this::define);
            groupKey(aggregate)
                    .filter(key -> definitions.containsKey(key.id()))
                    .ifPresent(key -> onceEach.add(key.id()));
            groups.add(aggregate);
        } else if (node instanceof Distinct distinct && distinct.input() instanceof Project project) {
            if (distinct.on().isEmpty() && project.projections().size() == 1) {
                onceEach.add(project.columns().get(0).id());
            }
        } else if (node instanceof Window window) {
            groups.add(window);
        } else if (node instanceof SetOperation operation) {
            addParts(operation);
        } else if (node instanceof With with) {
            with.tables()
                    .forEach(table -> commonTables.put(table.id(), table.plan().columns()));
        } else if (node instanceof CteScan scan) {
            List<Column> columns = commonTables.getOrDefault(scan.tableId(), List.of());
            for (int i = 0; i < Math.min(columns.size(), scan.columns().size()); i++) {
                definitions.put(scan.columns().get(i).id(), columns.get(i).ref());
                readers.put(scan.columns().get(i).id(), scan.columns().get(0).id());
                if (onceEach.contains(columns.get(i).id())) {
                    onceEach.add(scan.columns().get(i).id());
                }
            }
        } else if (node instanceof TableFunctionScan function && function.function() instanceof JsonTable table) {
            addElements(function, table);
        } else if (node instanceof Values rows && rows.rows().size() <= MOST_LISTED) {
            for (int i = 0; i < rows.columns().size(); i++) {
                int place = i;
                listed.put(
                        rows.columns().get(i).id(),
                        rows.rows().stream().map(row -> row.get(place)).toList());
            }
        } else if (node instanceof TableFunctionScan function
                && function.function().name().equals("UNNEST")
                && function.arguments().size() == 1) {
            listed.put(
                    function.columns().get(0).id(), List.of(function.arguments().get(0)));
            definitions.put(
                    function.columns().get(0).id(),
                    new PathAccess(
                            function.arguments().get(0),
                            new FieldPath(List.of(FieldPath.AnyElement.INSTANCE)),
                            function.columns().get(0).type()));
        }
    }

    private void addParts(SetOperation operation) {
        for (int i = 0; i < operation.columns().size(); i++) {
            Column column = operation.columns().get(i);
            Column left = operation.left().columns().get(i);
            Column right = operation.right().columns().get(i);
            if (column.id() == left.id() || column.id() == right.id()) {
                continue;
            }
            if (operation.kind() == SetKind.UNION) {
                unions.put(column.id(), List.of(left.ref(), right.ref()));
            } else {
                definitions.put(column.id(), left.ref());
            }
        }
    }

    /** The only key that rows are grouped by. */
    private static Optional<Column> groupKey(LogicalPlan plan) {
        if (plan instanceof Filter filter) {
            return groupKey(filter.input());
        }
        return plan instanceof Aggregate aggregate
                        && aggregate.keys().size() == 1
                        && aggregate.groupingSets().size() == 1
                        && aggregate.groupingSets().get(0).size() == 1
                ? Optional.of(aggregate.keys().get(0).column())
                : Optional.empty();
    }

    private void findOnceEach(Project project, Column key) {
        project.projections().stream()
                .filter(named -> named.expression() instanceof ColumnRef ref
                        && ref.column().id() == key.id())
                .forEach(named -> onceEach.add(named.column().id()));
    }

    /** The values of a column that are written out, in VALUES or in an array; empty for any other. */
    List<Value> listed(Expression expression, ParameterValues values) {
        Expression column = expression;
        for (int depth = 0; depth < DEPTH && column instanceof ColumnRef ref; depth++) {
            if (listed.containsKey(ref.column().id())) {
                return known(listed.get(ref.column().id()), values);
            }
            column = definitions.get(ref.column().id());
        }
        return List.of();
    }

    private static List<Value> known(List<Expression> expressions, ParameterValues values) {
        List<Value> known = new ArrayList<>();
        for (Expression expression : expressions) {
            Optional<Value> value = values.find(expression);
            if (value.isEmpty()) {
                return List.of();
            }
            if (value.get() instanceof ArrayValue array && expressions.size() == 1) {
                known.addAll(array.elements().subList(0, Math.min(MOST_LISTED, array.size())));
            } else {
                known.add(value.get());
            }
        }
        return known;
    }

    /** What a column is computed as, of columns that are not itself; empty for any other. */
    Optional<Expression> definition(Expression column) {
        return column instanceof ColumnRef ref
                ? Optional.ofNullable(definitions.get(ref.column().id()))
                        .filter(definition -> !(definition instanceof ColumnRef))
                : Optional.empty();
    }

    /** Of a column of a union, the columns of its parts; empty for any other. */
    List<Expression> parts(Expression expression) {
        return expression instanceof ColumnRef ref
                ? unions.getOrDefault(renamed(ref).column().id(), List.of())
                : List.of();
    }

    /** The column that one is another name of, perhaps several times; itself for any other. */
    ColumnRef renamed(ColumnRef column) {
        ColumnRef named = column;
        for (int depth = 0; depth < DEPTH && definitions.get(named.column().id()) instanceof ColumnRef below; depth++) {
            named = below;
        }
        return named;
    }

    /** What a column is made of, of all rows of a group or of a partition, by whatever name. */
    Optional<GroupColumns.Made> ofGroup(Expression column) {
        return column instanceof ColumnRef ref ? groups.find(renamed(ref)) : Optional.empty();
    }

    /** True for a column that has no value twice where it was made, as the key of groups. */
    boolean isOnceEach(Expression expression) {
        Expression column = expression;
        for (int depth = 0; depth < DEPTH && column instanceof ColumnRef ref; depth++) {
            if (onceEach.contains(ref.column().id())) {
                return true;
            }
            column = definitions.get(ref.column().id());
        }
        return false;
    }

    /** What is asked of the documents of a scan. @param scan as a {@link Source} has it */
    Optional<ScanParts> asked(int scan) {
        return Optional.ofNullable(scans.get(scan));
    }

    /** The rows of a common table are not those that are read of it in another place. */
    private Source readBy(Column column, Source source) {
        Integer reader = readers.get(column.id());
        if (reader == null) {
            return source;
        }
        int scan = readAgain.computeIfAbsent(List.of(reader, source.scan()), none -> -1 - readAgain.size());
        Optional.ofNullable(scans.get(source.scan())).ifPresent(parts -> scans.putIfAbsent(scan, parts));
        return new Source(source.collectionId(), scan, source.path(), source.ofElements());
    }

    /** Columns of JSON_TABLE that are members of the elements of an array. */
    private void addElements(TableFunctionScan function, JsonTable table) {
        Optional<FieldPath> array = table.array();
        for (int i = 0; array.isPresent() && i < function.columns().size(); i++) {
            Column column = function.columns().get(i);
            FieldPath element = array.get().then(FieldPath.AnyElement.INSTANCE);
            table.member(i).ifPresent(member -> {
                definitions.put(
                        column.id(), new PathAccess(function.arguments().get(0), element.then(member), column.type()));
                ofElements.add(column.id());
            });
        }
    }

    private void add(int collection, Column document, List<ScanField> fields) {
        sources.put(document.id(), new Source(collection, document.id(), FieldPath.ROOT, false));
        fields.forEach(
                field -> sources.put(field.column().id(), new Source(collection, document.id(), field.path(), false)));
    }

    private void define(NamedExpression named) {
        boolean itself = named.expression() instanceof ColumnRef ref
                && ref.column().id() == named.column().id();
        if (!itself) {
            definitions.put(named.column().id(), named.expression());
        }
    }

    /** Nothing for what is computed, and for columns of what is no collection. */
    Optional<Source> find(Expression expression) {
        return find(expression, 0);
    }

    /** The same, also for what is the least or greatest value of a group: it is one of the values there. */
    Optional<Source> origin(Expression expression) {
        Expression column = expression;
        for (int depth = 0; depth < DEPTH && column instanceof ColumnRef ref; depth++) {
            Optional<Expression> extreme = groups.find(ref).flatMap(GroupColumns.Made::extremeOf);
            if (extreme.isPresent()) {
                return find(extreme.get());
            }
            column = definitions.get(ref.column().id());
        }
        return find(expression);
    }

    private Optional<Source> find(Expression expression, int depth) {
        if (depth > DEPTH) {
            return Optional.empty();
        }
        if (expression instanceof ColumnRef ref) {
            Source source = sources.get(ref.column().id());
            Expression definition = definitions.get(ref.column().id());
            if (source != null || definition == null) {
                return Optional.ofNullable(source);
            }
            boolean unnested = ofElements.contains(ref.column().id())
                    || definition instanceof PathAccess access
                            && access.path().steps().equals(List.of(FieldPath.AnyElement.INSTANCE));
            return find(definition, depth + 1)
                    .map(found -> unnested ? new Source(found.collectionId(), found.scan(), found.path(), true) : found)
                    .map(found -> readBy(ref.column(), found));
        }
        if (expression instanceof Cast cast) {
            return find(cast.operand(), depth + 1);
        }
        if (expression instanceof Call call && call.function() instanceof JsonValue) {
            return JsonValue.members(call)
                    .flatMap(members -> find(call.arguments().get(0), depth + 1)
                            .map(base -> base.then(FieldPath.of(members.toArray(new String[0])))));
        }
        return expression instanceof PathAccess access
                ? find(access.base(), depth + 1).map(base -> base.then(access.path()))
                : Optional.empty();
    }
}
