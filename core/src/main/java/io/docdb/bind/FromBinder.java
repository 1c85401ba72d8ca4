package io.docdb.bind;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.TemporarySchema;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.Values;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Binds FROM: each item becomes a plan and names in the scope, from left to right, so that lateral items see those before
 * them. A name is a common table, a temporary collection, a collection, a view, or the path of an array in a table to the
 * left, in this order.
 */
final class FromBinder implements TableReference.Visitor<FromItem> {
    private final Binding binding;
    private final Scope scope;

    FromBinder(Binding binding, Scope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    Binding binding() {
        return binding;
    }

    /** All items of FROM, joined; without any: one row without columns. */
    LogicalPlan bind(List<TableReference> items) {
        LogicalPlan plan = null;
        for (TableReference item : items) {
            FromItem bound = add(item);
            plan = plan == null
                    ? bound.plan()
                    : new Join(JoinKind.INNER, plan, bound.plan(), Constant.TRUE, bound.lateral());
        }
        return plan == null ? new Values(List.of(List.of()), List.of()) : plan;
    }

    /** Binds one item and adds its names to the scope. */
    FromItem add(TableReference item) {
        FromItem bound = item.accept(this);
        if (!(item instanceof TableReference.Join)) {
            refuseSameName(bound, item.at());
            scope.add(bound);
        }
        return bound;
    }

    /** Two tables of one name could not be told apart; two names that differ in case can. */
    private void refuseSameName(FromItem item, Position at) {
        for (Relation added : item.relations()) {
            for (Relation known : scope.relations()) {
                boolean same = !added.name().isEmpty() && added.name().equals(known.name());
                if (same && isSameSchema(added, known)) {
                    throw binding.error(
                            at,
                            ErrorCode.DUPLICATE_NAME,
                            "Table name \"" + added.name() + "\" stands twice in FROM: give one of them an alias");
                }
            }
        }
    }

    private static boolean isSameSchema(Relation left, Relation right) {
        return !(left instanceof CollectionRelation a)
                || !(right instanceof CollectionRelation b)
                || a.aliased()
                || b.aliased()
                || a.definition().schema().equals(b.definition().schema());
    }

    @Override
    public FromItem visitNamed(TableReference.Named named) {
        return binding.errors().locate(named.at(), () -> bindNamed(named));
    }

    private FromItem bindNamed(TableReference.Named named) {
        ObjectName name = named.name();
        if (name.parts().size() == 1) {
            Optional<CommonTables.Entry> common =
                    scope.commonTables().find(name.last().text());
            if (common.isPresent() && !common.get().isAnnounced()) {
                refuseSample(named);
                return commonTable(common.get(), named);
            }
        }
        Optional<CollectionDefinition> collection = findCollection(name);
        if (collection.isPresent()) {
            return collection(collection.get(), named);
        }
        refuseSample(named);
        Optional<ViewDefinition> view = findView(name);
        if (view.isPresent()) {
            binding.tally().reads(view.get().id());
            return view(view.get(), named);
        }
        if (name.parts().size() > 1) {
            Optional<FromItem> array = new TableFunctionBinder(this).arrayOf(named);
            if (array.isPresent()) {
                return array.get();
            }
        }
        return oneRow(named).orElseThrow(() -> notFound(name));
    }

    private void refuseSample(TableReference.Named named) {
        named.sample().ifPresent(sample -> {
            throw binding.error(
                    sample.method().at(),
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "TABLESAMPLE expects a table or collection, \"" + named.name() + "\" is none");
        });
    }

    /**
     * A table of one row, as others call it: {@code DUAL} of Oracle, MySQL and H2, with X in {@code DUMMY}, and
     * {@code SYSIBM.SYSDUMMY1} of Derby and DB2, with Y in {@code IBMREQD}.
     */
    private Optional<FromItem> oneRow(TableReference.Named named) {
        List<Name> parts = named.name().parts();
        if (parts.size() == 1 && isCalled(parts.get(0), "DUAL")) {
            return Optional.of(oneRow(named, "DUMMY", "X"));
        }
        return parts.size() == 2 && isCalled(parts.get(0), "SYSIBM") && isCalled(parts.get(1), "SYSDUMMY1")
                ? Optional.of(oneRow(named, "IBMREQD", "Y"))
                : Optional.empty();
    }

    private static boolean isCalled(Name name, String word) {
        return name.text().equalsIgnoreCase(word);
    }

    private FromItem oneRow(TableReference.Named named, String column, String text) {
        List<Column> columns = List.of(binding.newColumn(column, SqlType.VARCHAR, false));
        List<List<Expression>> rows = List.of(List.of(new Constant(new TextValue(text), SqlType.VARCHAR)));
        String name = named.name().last().text().toUpperCase(Locale.ROOT);
        TableReference.Alias alias = named.alias().orElse(TableReference.Alias.of(name));
        return derived(new Values(rows, columns), columns, Optional.of(alias), named.at(), false);
    }

    /** The schema a name says, if it exists; else the default. Empty if the name says one that does not exist. */
    private Optional<String> schemaOf(ObjectName name) {
        List<Name> qualifier = name.qualifier();
        if (qualifier.isEmpty()) {
            return Optional.of(binding.context().defaultSchema());
        }
        boolean otherCatalog = qualifier.size() > 2
                || qualifier.size() == 2
                        && !qualifier
                                .get(0)
                                .text()
                                .equalsIgnoreCase(binding.context().catalogName());
        String written = qualifier.get(qualifier.size() - 1).text();
        if (otherCatalog) {
            return Optional.empty();
        }
        boolean isDefault = written.equalsIgnoreCase(CatalogSnapshot.DEFAULT_SCHEMA);
        return isDefault
                ? Optional.of(CatalogSnapshot.DEFAULT_SCHEMA)
                : binding.catalog().findSchema(written);
    }

    Optional<CollectionDefinition> findCollection(ObjectName name) {
        String plain = name.last().text();
        for (String schema : schemasOf(name)) {
            Optional<CollectionDefinition> found = binding.catalog().findCollection(schema, plain);
            if (found.isPresent() || binding.catalog().findView(schema, plain).isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    Optional<ViewDefinition> findView(ObjectName name) {
        return schemasOf(name).stream()
                .flatMap(
                        schema -> binding.catalog().findView(schema, name.last().text()).stream())
                .findFirst()
                .or(() -> name.qualifier().isEmpty()
                        ? binding.catalog().findSystemView(name.last().text())
                        : Optional.empty());
    }

    private List<String> schemasOf(ObjectName name) {
        return name.qualifier().isEmpty()
                ? binding.context().searchPath()
                : schemaOf(name).stream().toList();
    }

    /**
     * The view a change of data names; empty if it names a collection.
     *
     * @throws StatementException COLLECTION_NOT_FOUND, VIEW_NOT_UPDATABLE
     */
    Optional<UpdatableView> targetView(ObjectName name) {
        if (binding.errors().locate(name.at(), () -> findCollection(name)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(UpdatableView.of(binding, getView(name), name.at()));
    }

    /** The view of one collection's documents that a name stands for. @throws StatementException WRONG_OBJECT_TYPE */
    UpdatableView keyedView(ObjectName name) {
        return UpdatableView.withKey(binding, getView(name), name.at());
    }

    private ViewDefinition getView(ObjectName name) {
        return binding.errors().locate(name.at(), () -> findView(name)).orElseThrow(() -> notFound(name));
    }

    /** The columns of the table or view whose rows a type names. @throws StatementException UNKNOWN_OBJECT */
    List<ColumnDefinition> columnsOf(ObjectName type) {
        return findCollection(type)
                .map(CollectionDefinition::columns)
                .or(() -> findView(type).map(binding::columnsOf))
                .orElseThrow(() -> binding.error(
                        type.at(),
                        ErrorCode.UNKNOWN_OBJECT,
                        "Unknown type: \"" + type + "\", and there is no table of that name"
                                + nearTable(type.last().text())));
    }

    private StatementException notFound(ObjectName name) {
        String hint = "";
        if (name.parts().size() > 1 && schemaOf(name).isEmpty()) {
            String schema = name.qualifier().get(name.qualifier().size() - 1).text();
            return binding.error(
                    name.at(),
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema \"" + schema + "\" not found"
                            + NearNames.didYouMean(schema, binding.catalog().schemas()));
        }
        boolean announced = name.parts().size() == 1
                && scope.commonTables().find(name.last().text()).isPresent();
        hint = announced
                ? "; the common table of that name is in sight with WITH RECURSIVE, or if it stands further up"
                : nearTable(name.last().text());
        return binding.error(
                name.at(), ErrorCode.COLLECTION_NOT_FOUND, "Collection or table \"" + name + "\" not found" + hint);
    }

    /** A near name of the schema at hand first; else one of another schema, which then is said. */
    private String nearTable(String name) {
        List<String> known = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        binding.catalog().collections().forEach(each -> sort(each.schema(), each.name(), known, elsewhere));
        binding.catalog().views().forEach(each -> sort(each.schema(), each.name(), known, elsewhere));
        elsewhere.removeIf(each -> TemporarySchema.isOne(each.substring(0, each.indexOf('.'))));
        String near = NearNames.didYouMean(name, known);
        if (!near.isEmpty()) {
            return near;
        }
        List<String> names = elsewhere.stream()
                .map(each -> each.substring(each.lastIndexOf('.') + 1))
                .toList();
        String other = NearNames.didYouMean(name, names);
        return elsewhere.stream()
                .filter(each -> other.contains("\"" + each.substring(each.lastIndexOf('.') + 1) + "\""))
                .findFirst()
                .map(each -> ", did you mean \"" + each + "\"?")
                .orElse("");
    }

    private void sort(String schema, String name, List<String> known, List<String> elsewhere) {
        if (binding.context().searchPath().contains(schema)) {
            known.add(name);
        } else {
            elsewhere.add(schema + "." + name);
        }
    }

    private FromItem collection(CollectionDefinition definition, TableReference.Named named) {
        Optional<Expression> asOf = named.systemTime().map(this::asOf);
        String alias = named.alias().map(a -> a.name().text()).orElse(definition.name());
        Scan scan = scan(definition, alias, asOf);
        binding.tally().reads(definition.id());
        CollectionRelation relation = relation(definition, alias, named.alias().isPresent(), scan);
        binding.tally()
                .note(uses -> uses.collection(
                        named.name(),
                        named.alias().isPresent(),
                        renamesColumns(named),
                        definition,
                        scan.document().id()));
        LogicalPlan rows = named.sample().isPresent()
                ? new SampleBinder(binding).over(scan, named.sample().get())
                : scan;
        List<Name> names = named.alias().map(TableReference.Alias::columns).orElse(List.of());
        return names.isEmpty()
                ? FromItem.of(rows, relation, false)
                : FromItem.of(rows, renamed(relation, names, named.at()), false);
    }

    private static boolean renamesColumns(TableReference.Named named) {
        return named.alias().filter(alias -> !alias.columns().isEmpty()).isPresent();
    }

    Scan scan(CollectionDefinition definition, String alias, Optional<Expression> asOf) {
        Column rowId = binding.newColumn("_key", SqlType.VARBINARY, false);
        Column document = binding.newColumn(CollectionDefinition.DOCUMENT_COLUMN, SqlType.OBJECT, false);
        return new Scan(CollectionRelation.refOf(definition), alias, rowId, document, List.of(), asOf);
    }

    CollectionRelation relation(CollectionDefinition definition, String alias, boolean aliased, Scan scan) {
        return new CollectionRelation(
                alias,
                aliased,
                definition,
                definition.jsonSchema().map(schema -> binding.context().models().apply(definition)),
                scan.document(),
                scan.rowId());
    }

    /** {@code FROM orders AS o (a, b)}: the first columns under other names; undeclared ones are out of reach. */
    private Relation renamed(CollectionRelation relation, List<Name> names, Position at) {
        requireAtMost(names, relation.columns().size(), at);
        return renamed(relation, names);
    }

    static Relation renamed(Relation relation, List<Name> names) {
        List<ScopeColumn> columns = relation.columns();
        List<ScopeColumn> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ScopeColumn column = columns.get(i);
            String name = i < names.size() ? names.get(i).text() : column.name();
            renamed.add(new ScopeColumn(name, column.expression(), relation.name(), column.nullable()));
        }
        return relation instanceof DerivedRelation derived && derived.kind() == DerivedRelation.Kind.VIEW
                ? DerivedRelation.view(relation.name(), renamed)
                : new DerivedRelation(relation.name(), renamed, Optional.empty());
    }

    private Expression asOf(TableReference.SystemTime time) {
        if (time.kind() != TableReference.SystemTime.Kind.AS_OF) {
            throw binding.error(
                    time.at(),
                    ErrorCode.NOT_SUPPORTED,
                    "FOR SYSTEM_TIME " + time.kind() + " is not supported here: AS OF is");
        }
        Scope around =
                new Scope(scope.outer(), scope.commonTables(), binding.tally().columnMark());
        return new ExpressionBinder(binding, around, Clause.FROM)
                .bind(time.from().orElseThrow());
    }

    private FromItem commonTable(CommonTables.Entry found, TableReference.Named named) {
        CommonTables.Entry table = found.bound();
        table.refusal().ifPresent(why -> {
            throw binding.error(named.at(), ErrorCode.INVALID_RECURSION, why);
        });
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            Column here = binding.newColumn(column.name(), column.type(), column.nullable());
            binding.tally().note(uses -> uses.passedOn(column.ref(), here));
            columns.add(here);
        }
        TableReference.Alias alias = named.alias().orElse(TableReference.Alias.of(table.name()));
        return derived(
                new CteScan(table.tableId(), table.name(), columns), columns, Optional.of(alias), named.at(), false);
    }

    private FromItem view(ViewDefinition found, TableReference.Named named) {
        ViewDefinition view =
                binding.tally().isAside() ? found : binding.catalog().withColumnsOfViews(found, binding::columnsOf);
        binding.tally().enterView(view.name());
        Query query = (Query) Parser.parse(view.querySql()).statement();
        LogicalPlan plan = new QueryBinder(binding.within(view.schema(), view.querySql()))
                .bind(query, Optional.empty(), CommonTables.NONE);
        binding.tally().leaveView();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < plan.columns().size(); i++) {
            Column column = plan.columns().get(i);
            String name = i < view.columns().size() ? view.columns().get(i) : column.name();
            columns.add(new Column(column.id(), name, column.type(), column.nullable()));
            if (CatalogSnapshot.countsFromOne(view, name)) {
                binding.tally().countFromOne(columns.get(i));
            }
        }
        binding.tally()
                .note(uses -> uses.view(named.name(), named.alias().isPresent(), renamesColumns(named), view, columns));
        TableReference.Alias alias = named.alias().orElse(TableReference.Alias.of(view.name()));
        List<ScopeColumn> visible = visible(columns, alias.name().text(), alias.columns(), named.at());
        DerivedRelation relation = DerivedRelation.view(alias.name().text(), visible);
        return FromItem.of(plan, named.alias().isPresent() ? relation : relation.in(view.schema()), false);
    }

    @Override
    public FromItem visitDerived(TableReference.Derived derived) {
        int mark = binding.tally().columnMark();
        Optional<Scope> outer = derived.lateral() ? Optional.of(scope) : scope.outer();
        LogicalPlan plan = new QueryBinder(binding).bind(derived.query(), outer, scope.commonTables());
        boolean lateral = derived.lateral() && usesLeft(plan, mark);
        return derived(plan, plan.columns(), derived.alias(), derived.at(), lateral);
    }

    /** True if the plan uses columns of items to its left: those this scope's FROM made before {@code mark}. */
    boolean usesLeft(LogicalPlan plan, int mark) {
        return Plans.usesColumn(plan, id -> id < mark && scope.owns(id));
    }

    FromItem derived(
            LogicalPlan plan,
            List<Column> columns,
            Optional<TableReference.Alias> alias,
            Position at,
            boolean lateral) {
        String name = alias.map(a -> a.name().text()).orElse("");
        List<Name> names = alias.map(TableReference.Alias::columns).orElse(List.of());
        List<ScopeColumn> visible = visible(columns, name, names, at);
        return FromItem.of(plan, new DerivedRelation(name, visible, DerivedRelation.wholeDocument(visible)), lateral);
    }

    private List<ScopeColumn> visible(List<Column> columns, String table, List<Name> names, Position at) {
        requireAtMost(names, columns.size(), at);
        List<ScopeColumn> visible = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String columnName = i < names.size() ? names.get(i).text() : column.name();
            visible.add(new ScopeColumn(columnName, column.ref(), table, column.nullable()));
        }
        return visible;
    }

    void requireAtMost(List<Name> names, int columns, Position at) {
        if (names.size() > columns) {
            throw binding.error(
                    at,
                    ErrorCode.SYNTAX_ERROR,
                    "Too many column names: " + names.size() + " for a table of " + columns + " columns");
        }
    }

    @Override
    public FromItem visitFunction(TableReference.Function function) {
        return new TableFunctionBinder(this).function(function);
    }

    @Override
    public FromItem visitJsonTable(TableReference.JsonTable jsonTable) {
        return new TableFunctionBinder(this).jsonTable(jsonTable);
    }

    @Override
    public FromItem visitChangedRows(TableReference.ChangedRows changedRows) {
        return new ChangeBinder(binding, scope.outer(), scope.commonTables()).asTable(changedRows, this);
    }

    @Override
    public FromItem visitJoin(TableReference.Join join) {
        return new JoinBinder(this).bind(join);
    }
}
