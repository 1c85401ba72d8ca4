package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ComputedColumns;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.document.AssignField;
import io.docdb.expr.document.CheckOption;
import io.docdb.expr.document.ComposeDocument;
import io.docdb.expr.document.PlaceRow;
import io.docdb.expr.document.RowDocument;
import io.docdb.expr.document.SetPath;
import io.docdb.expr.document.WholeDocument;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The collection a change of data is about, or a view of one: finds the paths it names, and knows what the declared columns add by
 * themselves: defaults, identities, generated values.
 */
final class ChangeTarget {
    private final Binding binding;
    private final FromBinder from;
    private final CollectionDefinition definition;
    private final Optional<UpdatableView> view;
    private final String name;

    ChangeTarget(Binding binding, ObjectName table, Optional<Name> alias) {
        this.binding = binding;
        this.from = new FromBinder(binding, binding.emptyScope(Optional.empty(), CommonTables.NONE));
        this.view = from.targetView(table);
        this.definition = view.map(UpdatableView::base)
                .or(() -> from.findCollection(table))
                .orElseThrow();
        this.name = alias.map(Name::text).orElse(view.map(UpdatableView::name).orElse(definition.name()));
        if (definition.origin() == CollectionDefinition.Origin.SYSTEM) {
            throw new io.docdb.error.AuthorizationException(
                    ErrorCode.APPEND_ONLY, "\"" + definition.name() + "\" is written by the system only");
        }
        binding.tally().writes(definition.id());
    }

    CollectionDefinition definition() {
        return definition;
    }

    CollectionRef ref() {
        return CollectionRelation.refOf(definition);
    }

    String name() {
        return name;
    }

    /**
     * A place in the document that a statement writes.
     *
     * @param row present for the row of a view as a document: several places at once
     */
    record Place(FieldPath path, SqlType type, Optional<PlaceRow> row) {
        Place(FieldPath path, SqlType type) {
            this(path, type, Optional.empty());
        }

        static Place of(ColumnDefinition column) {
            return new Place(column.path(), column.type());
        }

        /** True if what is written there is a document. */
        boolean isWhole() {
            return path.isRoot();
        }

        /** The document with what is given as a whole: that, or what it says of the row. */
        Expression wholeOf(Expression document, Expression given) {
            Expression whole = new Call(new WholeDocument(), List.of(given), SqlType.OBJECT);
            return row.<Expression>map(fields -> new Call(fields, List.of(document, whole), SqlType.OBJECT))
                    .orElse(whole);
        }

        /** As messages and columns name it. */
        String name() {
            return path.steps().size() == 1 ? path.firstName() : path.toString();
        }
    }

    boolean isView() {
        return view.isPresent();
    }

    /** The rows that can be changed: of a view, those it shows. */
    LogicalPlan rows(Scan scan) {
        LogicalPlan plan = scan;
        if (view.isPresent()) {
            for (UpdatableView.Layer layer :
                    view.get().over(name, scan.document()).layers()) {
                if (layer.condition().isPresent()) {
                    plan = new Filter(plan, layer.condition().get());
                }
            }
        }
        return plan;
    }

    /** A table over a document column: the stored, the proposed or the changed document. */
    Relation relation(String tableName, Column document) {
        return relation(tableName, true, document, document);
    }

    /** As the other, of the rows of the statement itself: without an alias a collection can be named by its schema, too. */
    Relation relation(Column document, Column rowId) {
        return relation(name, !name.equals(definition.name()), document, rowId);
    }

    /** As it is after the change, under the names it has in the rest of the statement. */
    Relation changed(Column document) {
        return relation(name, !name.equals(definition.name()), document, document);
    }

    private Relation relation(String tableName, boolean aliased, Column document, Column rowId) {
        return view.isPresent()
                ? view.get().over(tableName, document).relation()
                : stored(tableName, aliased, document, rowId);
    }

    private CollectionRelation stored(String tableName, boolean aliased, Column document, Column rowId) {
        return new CollectionRelation(
                tableName,
                aliased,
                definition,
                definition.jsonSchema().map(schema -> binding.context().models().apply(definition)),
                document,
                rowId);
    }

    Column newDocument(String columnName) {
        return binding.newColumn(columnName, SqlType.OBJECT, false);
    }

    /**
     * Where an assignment or a column list points to.
     *
     * @throws StatementException COLUMN_NOT_FOUND; SYNTAX_ERROR for a computed path
     */
    Place place(Reference written) {
        if (written.steps().size() == 1
                && view.isEmpty()
                && !definition.columns().isEmpty()) {
            String columnName = written.first().text();
            Optional<ColumnDefinition> column =
                    binding.errors().locate(written.at(), () -> definition.findColumn(columnName));
            if (column.isPresent()) {
                return Place.of(column.get());
            }
        }
        Subscripts subscripts = new Subscripts(binding, written);
        Reference reference = subscripts.asPath();
        Column document = new Column(0, CollectionDefinition.DOCUMENT_COLUMN, SqlType.OBJECT, false);
        Relation relation = relation(name, document);
        refuseRowIdentifier(reference, relation);
        Scope scope = new Scope(Optional.empty(), CommonTables.NONE, 0);
        scope.add(FromItem.of(from.bind(List.of()), relation, false));
        Expression bound = new ExpressionBinder(binding, scope, Clause.SET).visitReference(reference);
        return place(bound)
                .map(place -> subscripts.reach(definition, place.path())
                        ? new Place(place.path(), SqlType.of(SqlType.Name.JSON))
                        : place)
                .orElseThrow(() -> binding.error(
                        reference.at(),
                        ErrorCode.NOT_SUPPORTED,
                        "Column \"" + reference.first() + "\" of the view \"" + name
                                + "\" is computed and cannot be written to"));
    }

    private void refuseRowIdentifier(Reference reference, Relation relation) {
        List<PathStep> steps = reference.steps();
        int last = steps.size() - 1;
        List<String> qualifier = new ArrayList<>(last);
        for (PathStep step : steps.subList(0, last)) {
            qualifier.add(step instanceof PathStep.Field field ? field.name().text() : "");
        }
        if (steps.get(last) instanceof PathStep.Field field
                && relation instanceof CollectionRelation table
                && table.isRowIdentifier(field.name().text())
                && (qualifier.isEmpty() || table.isNamed(qualifier, binding.context()))) {
            throw binding.error(
                    field.at(),
                    ErrorCode.NOT_SUPPORTED,
                    "\"" + field.name()
                            + "\" tells which row it is and cannot be written to: write to the columns of the"
                            + " key");
        }
    }

    /** The place in the document that an expression over it reads; empty if it computes something. */
    private Optional<Place> place(Expression bound) {
        if (bound instanceof ColumnRef) {
            return Optional.of(new Place(FieldPath.ROOT, SqlType.OBJECT));
        }
        if (bound instanceof Call row && row.function() instanceof RowDocument columns) {
            return Optional.of(new Place(FieldPath.ROOT, SqlType.OBJECT, Optional.of(fields(columns, row))));
        }
        if (!(bound instanceof PathAccess path) || !(path.base() instanceof ColumnRef)) {
            return Optional.empty();
        }
        Optional<ColumnDefinition> declared = view.flatMap(unused -> column(path.path()));
        return Optional.of(declared.map(Place::of)
                .orElseGet(() -> new Place(path.path(), path.path().isMulti() ? SqlType.ANY : path.type())));
    }

    private PlaceRow fields(RowDocument columns, Call row) {
        List<PlaceRow.Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.names().size(); i++) {
            Optional<FieldPath> shown = place(row.arguments().get(i))
                    .filter(place -> place.row().isEmpty())
                    .map(Place::path)
                    .filter(path -> !path.isMulti());
            fields.add(new PlaceRow.Field(columns.names().get(i), shown));
        }
        return new PlaceRow(name, fields);
    }

    /**
     * Where a document of the collection or view goes as a whole.
     *
     * @throws StatementException NOT_SUPPORTED if the view makes its documents itself
     */
    Place wholePlace(Position at) {
        if (view.isEmpty()) {
            return new Place(FieldPath.ROOT, SqlType.OBJECT);
        }
        return place(document(newDocument(CollectionDefinition.DOCUMENT_COLUMN)))
                .filter(Place::isWhole)
                .orElseThrow(() -> binding.error(
                        at,
                        ErrorCode.NOT_SUPPORTED,
                        "Column \"_doc\" of the view \"" + name + "\" is computed and cannot be written to: write to"
                                + " the others"));
    }

    /** The new document in place of one that is there; of a view, what it shows of the new one over what it does not show. */
    Expression replaced(Column existing, Column given) {
        Expression shown = document(given);
        if (!(shown instanceof Call row) || !(row.function() instanceof RowDocument columns)) {
            return given.ref();
        }
        Expression asStored = new Call(new ComposeDocument(columns.names()), row.arguments(), SqlType.OBJECT);
        return wholePlace(Position.NONE).wholeOf(existing.ref(), asStored);
    }

    /** What {@code _doc} means over a stored document. */
    private Expression document(Column stored) {
        return relation(name, stored)
                .find(CollectionDefinition.DOCUMENT_COLUMN)
                .orElseThrow()
                .expression();
    }

    /** The places that an INSERT without a column list fills: of a view its columns, empty for a collection. */
    List<Place> viewPlaces(Position at) {
        Column document = new Column(0, CollectionDefinition.DOCUMENT_COLUMN, SqlType.OBJECT, false);
        List<Place> places = new ArrayList<>();
        for (ScopeColumn column : relation(name, document).columns()) {
            Place place = place(column.expression())
                    .orElseThrow(() -> binding.error(
                            at,
                            ErrorCode.NOT_SUPPORTED,
                            "Column \"" + column.name() + "\" of the view \"" + name
                                    + "\" is computed and cannot be written to: name the others"));
            if (places.contains(place)) {
                throw binding.error(
                        at,
                        ErrorCode.DUPLICATE_NAME,
                        "Column \"" + column.name() + "\" of the view \"" + name
                                + "\" is another one's place, too: name one of them");
            }
            places.add(place);
        }
        return places;
    }

    Optional<ColumnDefinition> column(FieldPath path) {
        return path.steps().size() == 1
                ? definition.columns().stream()
                        .filter(column -> column.name().equals(path.firstName()))
                        .findFirst()
                : Optional.empty();
    }

    boolean hasGenerated() {
        return definition.columns().stream()
                .anyMatch(column -> column.generatedSql().isPresent());
    }

    /** What the column holds if the statement gives no value: identity, default, else empty. */
    Optional<Expression> defaultOf(ColumnDefinition column) {
        Scope nothing = new Scope(Optional.empty(), CommonTables.NONE, 0);
        if (column.identity().isPresent()) {
            ExpressionBinder expressions = new ExpressionBinder(binding, nothing, Clause.DEFINITION);
            String sequence = column.identity().get().sequence();
            String qualified = sequence.contains(".") ? sequence : definition.schema() + "." + sequence;
            Expression argument = new Constant(new TextValue(qualified), SqlType.VARCHAR);
            Expression next = expressions.operator("NEXT VALUE FOR", List.of(argument), Position.NONE);
            return Optional.of(assigned(next, Place.of(column), Position.NONE));
        }
        return column.defaultSql().map(sql -> valueFor(column, sql));
    }

    /** A value given to a column whose default stands for NULL, too. */
    Expression unlessNull(Expression given, Expression otherwise) {
        if (given instanceof Constant constant) {
            return constant.value().isNull() ? otherwise : given;
        }
        if (!Plans.isVolatile(given)) {
            return new Case(List.of(new Case.When(new IsNull(given), otherwise)), given, given.type());
        }
        Scope nothing = new Scope(Optional.empty(), CommonTables.NONE, 0);
        return new ExpressionBinder(binding, nothing, Clause.DEFINITION)
                .operator("COALESCE ONCE", List.of(given, otherwise), Position.NONE);
    }

    /** What the definition of a column says it holds, over no row. */
    Expression valueFor(ColumnDefinition column, String sql) {
        Scope nothing = new Scope(Optional.empty(), CommonTables.NONE, 0);
        ExpressionBinder expressions =
                new ExpressionBinder(binding.within(definition.schema(), sql), nothing, Clause.DEFINITION);
        return assigned(expressions.bind(Parser.parseExpression(sql)), Place.of(column), Position.NONE);
    }

    /** The word DEFAULT as a value for a place: the column's default, else NULL. */
    Expression defaultAt(Place place) {
        return column(place.path()).flatMap(this::defaultOf).orElse(Constant.NULL);
    }

    /** The value as the place stores it; a constant is converted now, so that its error says where it stands. */
    Expression assigned(Expression value, Place place, Position at) {
        SqlType type = place.type();
        Coercion coercion = new Coercion(binding);
        Expression typed = coercion.dateWord(value, type, at).orElseGet(() -> coercion.typed(value, type));
        if (typed instanceof RowConstructor && isScalar(type)) {
            throw binding.error(
                    at,
                    ErrorCode.TYPE_MISMATCH,
                    "Column \"" + place.name() + "\" expected a value of type " + type + ", found a row");
        }
        boolean isNull = typed.type().family() == SqlType.Family.NULL;
        boolean readsJson = type.name() == SqlType.Name.JSON && (typed.type().isText() || typed instanceof Parameter);
        boolean asIs = isNull
                || type.family() == SqlType.Family.ANY && !readsJson
                || typed.type().equals(type) && !(typed instanceof Parameter);
        if (asIs) {
            return typed;
        }
        AssignField assign = new AssignField(place.name(), type);
        return typed instanceof Constant constant && !isZoned(constant.type()) && !isZoned(type)
                ? new Constant(binding.errors().locate(at, () -> assign.assign(constant.value(), ZoneOffset.UTC)), type)
                : new Call(assign, List.of(typed), type);
    }

    private static boolean isScalar(SqlType type) {
        return switch (type.family()) {
            case ANY, ARRAY, OBJECT, ROW -> false;
            default -> true;
        };
    }

    /** Between times with and without a zone, the session's zone counts; text may be either. */
    private static boolean isZoned(SqlType type) {
        return type.family() == SqlType.Family.TIMESTAMP_TZ || type.family() == SqlType.Family.TIME_TZ;
    }

    /** Fills in the defaults of fields that a whole document lacks; its other fields stay as they are. */
    ComposedDocument withDefaults(ComposedDocument given) {
        List<ColumnDefinition> columns = definition.columns().stream()
                .filter(column ->
                        column.defaultSql().isPresent() || column.identity().isPresent())
                .toList();
        if (columns.isEmpty()) {
            return given;
        }
        ComposedDocument named = given.named(binding);
        ColumnRef document = (ColumnRef) named.document();
        Expression result = document;
        for (ColumnDefinition column : columns) {
            PathAccess field = new PathAccess(document, column.path(), column.type());
            Expression filled = new Case(
                    List.of(new Case.When(
                            column.defaultOnNull() ? new IsNull(field) : new IsMissing(field),
                            defaultOf(column).orElseThrow())),
                    field,
                    column.type());
            result = set(result, column.path(), filled);
        }
        return new ComposedDocument(named.input(), result);
    }

    /** Computes the generated columns over the document as it stands, and checks what a view says about its rows. */
    ComposedDocument withGenerated(ComposedDocument given) {
        return checked(hasGenerated() ? generated(given) : given);
    }

    /** WITH CHECK OPTION: the conditions of the view that has it, and if it cascades of those below. */
    private ComposedDocument checked(ComposedDocument given) {
        if (view.isEmpty()) {
            return given;
        }
        ComposedDocument named = given.named(binding);
        ColumnRef document = (ColumnRef) named.document();
        Expression result = document;
        boolean cascades = false;
        boolean checks = false;
        for (UpdatableView.Layer layer :
                view.get().over(name, document.column()).layers()) {
            cascades |= layer.check() == ViewDefinition.Check.CASCADED;
            boolean applies = cascades || layer.check() == ViewDefinition.Check.LOCAL;
            if (applies && layer.condition().isPresent()) {
                checks = true;
                result = new Call(
                        new CheckOption(layer.view()),
                        List.of(result, layer.condition().get()),
                        SqlType.OBJECT);
            }
        }
        return checks ? new ComposedDocument(named.input(), result) : given;
    }

    /** One that reads others finds them computed: behind those the document gets a column of its own once more. */
    private ComposedDocument generated(ComposedDocument given) {
        ComputedColumns computed = new ComputedColumns(definition);
        ComposedDocument named = given.named(binding);
        Expression result = named.document();
        List<ColumnDefinition> set = new ArrayList<>();
        for (ColumnDefinition column : computed.inOrder()) {
            if (set.stream().anyMatch(other -> computed.reads(column, other))) {
                named = new ComposedDocument(named.input(), result).named(binding);
                result = named.document();
                set.clear();
            }
            Column document = ((ColumnRef) named.document()).column();
            Expression value = overDocument(column.generatedSql().orElseThrow(), document);
            result = set(result, column.path(), assigned(value, Place.of(column), Position.NONE));
            set.add(column);
        }
        return new ComposedDocument(named.input(), result);
    }

    private Expression overDocument(String sql, Column document) {
        Scope scope = new Scope(Optional.empty(), CommonTables.NONE, 0);
        scope.add(FromItem.of(from.bind(List.of()), stored(definition.name(), true, document, document), false));
        return new ExpressionBinder(binding.within(definition.schema(), sql), scope, Clause.DEFINITION)
                .bind(Parser.parseExpression(sql));
    }

    /** A document that has nothing yet. */
    static Expression nothing() {
        return new Constant(Document.EMPTY, SqlType.OBJECT);
    }

    static Expression set(Expression document, FieldPath path, Expression value) {
        return new Call(new SetPath(path), List.of(document, value), SqlType.OBJECT);
    }
}
