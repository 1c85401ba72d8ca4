package io.docdb.optimize;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.define.Param;
import io.docdb.expr.json.JsonBehavior;
import io.docdb.expr.json.JsonExists;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TextForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowProjection;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads terms that ask for an element of an array as restrictions of the path {@code array[*]}: {@code value = ANY (array)},
 * {@code array @> constant}, {@code array ? text} and {@code ?|}, {@code ?&}, {@code array && array}, {@code ARRAY_CONTAINS
 * (array, value)}, SQL/JSON paths with a filter or comparison of elements, {@code EXISTS (SELECT … FROM UNNEST(array) AS e WHERE
 * e.path = value)}.
 */
final class ElementRestrictions {
    private static final Set<String> FUNCTIONS = Set.of(
            "= ANY",
            "@>",
            "<@",
            "?",
            "?|",
            "?&",
            "&&",
            "ARRAY_CONTAINS",
            "JSON_EXISTS",
            "JSONB_PATH_EXISTS",
            "JSONB_PATH_MATCH");

    private static final Set<String> TO_JSON = Set.of("TO_JSON", "TO_JSONB");

    private final Scan scan;
    private final Optional<Predicate<FieldPath>> expected;
    private final List<Restriction> found = new ArrayList<>();

    private ElementRestrictions(Scan scan, Optional<Predicate<FieldPath>> expected) {
        this.scan = scan;
        this.expected = expected;
    }

    static List<Restriction> of(Expression term, Scan scan) {
        ElementRestrictions restrictions = new ElementRestrictions(scan, Optional.empty());
        restrictions.read(term);
        return restrictions.found;
    }

    /**
     * What holds for most documents, and can be estimated by, but not looked up.
     *
     * @param isNoArray true for a path at which no array was seen
     */
    static List<Restriction> expected(Expression term, Scan scan, Predicate<FieldPath> isNoArray) {
        ElementRestrictions restrictions = new ElementRestrictions(scan, Optional.of(isNoArray));
        restrictions.read(term);
        return restrictions.found;
    }

    /** Whether a term is one of those, before it is looked at closely. */
    static boolean mayBe(Expression term) {
        return term instanceof Call call && FUNCTIONS.contains(call.function().name())
                || term instanceof SubqueryExpression subquery && subquery.kind() == SubqueryExpression.Kind.EXISTS;
    }

    private void read(Expression term) {
        if (term instanceof Call call) {
            readCall(call, call.arguments().get(0), call.arguments().get(1));
        } else if (term instanceof SubqueryExpression subquery && subquery.plan() instanceof PhysicalPlan plan) {
            readUnnest(plan, term);
        }
    }

    private void readCall(Call term, Expression first, Expression second) {
        switch (term.function().name()) {
            case "= ANY" -> pathOf(second).ifPresent(array -> addProbe(elementsOf(array), first, term));
            case "ARRAY_CONTAINS" ->
                elements(first).filter(elements -> isProbe(second)).ifPresent(elements -> elements.add(second, term));
            case "&&" -> {
                elements(first)
                        .filter(elements -> isArray(second))
                        .ifPresent(elements -> elements.addAny(second, term));
                elements(second).filter(elements -> isArray(first)).ifPresent(elements -> elements.addAny(first, term));
            }
            case "@>" -> readContains(first, second, term);
            case "<@" -> readContains(second, first, term);
            case "?", "?|", "?&" -> readHasKey(term, first, second);
            default -> readPath(term, first, second);
        }
    }

    /** The elements of an array; of several arrays they are collected already. */
    private static FieldPath elementsOf(FieldPath array) {
        return array.isMulti() ? array : array.then(FieldPath.AnyElement.INSTANCE);
    }

    /** The path of what is declared an array: from another value one may be made. */
    private Optional<FieldPath> arrayOf(Expression expression) {
        return expression.type().family() == SqlType.Family.ARRAY || expected.isPresent()
                ? pathOf(expression)
                : Optional.empty();
    }

    /** The elements of an array, or of what is made an array; then texts may be read as one. */
    private Optional<Elements> elements(Expression array) {
        Optional<FieldPath> declared = arrayOf(array);
        return declared.isPresent()
                ? declared.map(path -> new Elements(elementsOf(path), false))
                : jsonOf(array)
                        .filter(path -> !path.isRoot() && !path.isMulti())
                        .map(path -> new Elements(elementsOf(path), true));
    }

    private boolean isArray(Expression expression) {
        return expression.type().family() == SqlType.Family.ARRAY && isProbe(expression);
    }

    private final class Elements {
        private final FieldPath path;
        private final boolean made;

        Elements(FieldPath path, boolean made) {
            this.path = path;
            this.made = made;
        }

        void add(Expression value, Expression term) {
            add(new KeyRange.Equal(value, false), term);
        }

        void addAny(Expression array, Expression term) {
            add(KeyRange.Equal.any(array), term);
        }

        private void add(KeyRange.Equal equal, Expression term) {
            ElementRestrictions.this.add(path, List.of(made ? equal.orTextsOfArrays() : equal), term);
        }
    }

    /** The path of what is JSON as it stands, and not a text that is read as JSON. */
    private Optional<FieldPath> jsonOf(Expression expression) {
        return Param.isJsonText(expression) ? Optional.empty() : pathOf(expression);
    }

    private void readContains(Expression whole, Expression part, Expression term) {
        scalarOf(part).ifPresent(scalar -> jsonOf(whole)
                .filter(path -> !path.isRoot())
                .ifPresent(path -> addProbe(elementsOf(path), scalar, term)));
        if (part instanceof Constant constant) {
            Value json = Param.isJsonText(part) ? json(constant.value()) : constant.value();
            jsonOf(whole).ifPresent(path -> {
                if (json instanceof Document || path.isRoot()) {
                    contains(path, json, term);
                } else if (json instanceof ArrayValue array) {
                    containsEach(elementsOf(path), array, term);
                } else {
                    contains(elementsOf(path), json, term);
                }
            });
        }
    }

    /** What {@code TO_JSON} is given, if it is no array or object. */
    static Optional<Expression> scalarOf(Expression json) {
        if (!(json instanceof Call call)
                || !TO_JSON.contains(call.function().name())
                || call.arguments().size() != 1) {
            return Optional.empty();
        }
        Expression value = call.arguments().get(0);
        return switch (value.type().family()) {
            case NUMBER, TEXT, BOOLEAN -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    /** A text that is an element, or a key of an object that stands where the array is expected, or the text itself. */
    private void readHasKey(Call term, Expression json, Expression keys) {
        Optional<FieldPath> path = jsonOf(json).filter(found -> !found.isRoot());
        if (path.isEmpty()) {
            return;
        }
        FieldPath elements = elementsOf(path.get());
        boolean orObject = arrayOf(json).isEmpty() && !path.get().isMulti();
        if (term.function().name().equals("?")) {
            if (keys.type().isText() && isProbe(keys)) {
                add(elements, List.of(holds(keys, orObject)), term);
            }
        } else if (keys instanceof Constant constant && constant.value() instanceof ArrayValue array) {
            List<KeyRange.Equal> each = array.elements().stream()
                    .filter(key -> !key.isNull())
                    .map(key -> holds(new Constant(new TextValue(TextForm.of(key)), SqlType.VARCHAR), orObject))
                    .toList();
            if (each.size() < array.size() || each.isEmpty()) {
                return;
            }
            if (term.function().name().equals("?|")) {
                add(elements, each, term);
            } else {
                each.forEach(one -> add(elements, List.of(one), term));
            }
        } else if (term.function().name().equals("?|") && isArrayOfTexts(keys) && isProbe(keys)) {
            KeyRange.Equal any = KeyRange.Equal.any(keys);
            add(elements, List.of(orObject ? any.orNestedOnes() : any), term);
        }
    }

    private static KeyRange.Equal holds(Expression text, boolean orObject) {
        KeyRange.Equal equal = new KeyRange.Equal(text, false);
        return orObject ? equal.orNestedOnes() : equal;
    }

    private static boolean isArrayOfTexts(Expression keys) {
        return keys.type().elementType().filter(SqlType::isText).isPresent();
    }

    /** A text is read as JSON; NULL, of which nothing follows, if it is none. */
    private static Value json(Value value) {
        try {
            return value instanceof TextValue text ? JsonForm.parse(text.value()) : value;
        } catch (DatabaseException noJson) {
            return NullValue.NULL;
        }
    }

    /** What each scalar inside the part asks of its path. */
    private void contains(FieldPath path, Value part, Expression term) {
        if (part instanceof Document object) {
            for (int i = 0; i < object.size(); i++) {
                contains(path.then(object.name(i)), object.value(i), term);
            }
        } else if (part instanceof ArrayValue array) {
            containsEach(path.then(FieldPath.AnyElement.INSTANCE), array, term);
        } else if (!part.isNull() && !path.isRoot()) {
            add(path, List.of(new KeyRange.Equal(new Constant(part, TypeRules.typeOf(part)), false)), term);
        }
    }

    private void containsEach(FieldPath elements, ArrayValue part, Expression term) {
        for (Value element : part.elements()) {
            if (!(element instanceof ArrayValue)) {
                contains(elements, element, term);
            }
        }
    }

    /** A constant path of SQL/JSON. */
    private void readPath(Call term, Expression context, Expression text) {
        Optional<FieldPath> from = jsonOf(context).filter(path -> !path.isMulti());
        if (from.isEmpty()
                || !(text instanceof Constant constant)
                || constant.value().isNull()) {
            return;
        }
        boolean matches = term.function().name().equals("JSONB_PATH_MATCH");
        JsonPath path;
        try {
            path = JsonPath.parse(TextForm.of(constant.value()));
        } catch (DatabaseException invalid) {
            return; // an error of the statement when it runs
        }
        if (path.isPredicate() == matches && isFalseOnError(term, path)) {
            for (JsonPath.Probe probe :
                    path.probes(place -> isNoArray(from.get().then(place)))) {
                addProbe(from.get().then(probe.path()), probe, term);
            }
        }
    }

    /** False if a document that does not fit the path is an error, or counts as one that does. */
    private static boolean isFalseOnError(Call term, JsonPath path) {
        return term.function() instanceof JsonExists exists
                ? exists.onError() != JsonBehavior.TRUE && exists.onError() != JsonBehavior.ERROR
                : !path.isStrict();
    }

    private void addProbe(FieldPath path, JsonPath.Probe probe, Call term) {
        List<Value> values = new ArrayList<>(probe.values());
        for (String name : probe.variables()) {
            int place = term.function() instanceof JsonExists exists
                    ? exists.passing().indexOf(name)
                    : -1;
            if (place < 0
                    || !(term.arguments().get(2 + place) instanceof Constant constant)
                    || constant.value().isNull()) {
                return; // NULL finds NULL, which stands in no index for want of an array
            }
            values.add(constant.value());
        }
        if (values.stream().noneMatch(value -> value instanceof ArrayValue || value instanceof Document)) {
            add(
                    path,
                    values.stream()
                            .map(value -> holds(new Constant(value, TypeRules.typeOf(value)), probe.orNested()))
                            .toList(),
                    term);
        }
    }

    /** True for the documents themselves, and for what is declared to be something else than an array. */
    private boolean isNoArray(FieldPath path) {
        if (path.isRoot()) {
            return true;
        }
        if (expected.isPresent()) {
            return expected.get().test(path);
        }
        for (ScanField field : scan.fields()) {
            SqlType type = field.column().type();
            if (field.path().equals(path)) {
                return isNoArray(type);
            }
            if (type.elementType().isPresent() && elementsOf(field.path()).equals(path)) {
                return isNoArray(type.elementType().get());
            }
        }
        return false;
    }

    private static boolean isNoArray(SqlType type) {
        return switch (type.family()) {
            case ARRAY, ANY, NULL -> false;
            default -> true;
        };
    }

    private void readUnnest(PhysicalPlan plan, Expression term) {
        PhysicalPlan node = plan;
        while (node instanceof RowProjection || node instanceof RowLimit) {
            if (node instanceof RowLimit) {
                return;
            }
            node = node.inputs().get(0);
        }
        if (!(node instanceof RowFilter filter)
                || !(filter.input() instanceof FunctionScan unnest)
                || !unnest.function().name().equals("UNNEST")
                || unnest.arguments().size() != 1) {
            return;
        }
        Optional<FieldPath> array = pathOf(unnest.arguments().get(0)).filter(path -> !path.isMulti());
        if (array.isEmpty()) {
            return;
        }
        FieldPath elements = array.get().then(FieldPath.AnyElement.INSTANCE);
        int element = unnest.columns().get(0).id();
        for (Expression condition : Conjunction.terms(filter.predicate())) {
            if (condition instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL) {
                readElement(elements, element, comparison.left(), List.of(comparison.right()), term, unnest);
                readElement(elements, element, comparison.right(), List.of(comparison.left()), term, unnest);
            } else if (condition instanceof InList in) {
                readElement(elements, element, in.operand(), in.items(), term, unnest);
            }
        }
    }

    private void readElement(
            FieldPath elements,
            int element,
            Expression operand,
            List<Expression> probes,
            Expression term,
            FunctionScan unnest) {
        boolean known =
                probes.stream().allMatch(probe -> isProbe(probe) && !Conjunction.usesAny(probe, unnest.columns()));
        if (!known) {
            return;
        }
        if (operand instanceof ColumnRef ref && ref.column().id() == element) {
            add(elements, equalTo(probes), term);
        } else if (operand instanceof PathAccess access
                && access.base() instanceof ColumnRef ref
                && ref.column().id() == element
                && !access.path().isMulti()) {
            add(elements.then(access.path()), equalTo(probes), term);
        }
    }

    private static List<KeyRange.Equal> equalTo(List<Expression> values) {
        return values.stream().map(value -> new KeyRange.Equal(value, false)).toList();
    }

    private boolean isProbe(Expression expression) {
        return !Conjunction.usesAny(expression, scan.columns()) && !Restrictions.isVolatile(expression);
    }

    private void addProbe(FieldPath path, Expression value, Expression term) {
        if (isProbe(value)) {
            add(path, List.of(new KeyRange.Equal(value, false)), term);
        }
    }

    private void add(FieldPath path, List<KeyRange.Equal> values, Expression term) {
        found.add(Restriction.among(new PathAccess(scan.document().ref(), path, SqlType.ANY), values, term));
    }

    /** The path of a scan's field, of a path inside it, or of the document itself. */
    private Optional<FieldPath> pathOf(Expression expression) {
        if (expression instanceof ColumnRef ref) {
            if (ref.column().id() == scan.document().id()) {
                return Optional.of(FieldPath.ROOT);
            }
            for (ScanField field : scan.fields()) {
                if (field.column().id() == ref.column().id()) {
                    return Optional.of(field.path());
                }
            }
        }
        return expression instanceof PathAccess access
                ? pathOf(access.base()).map(base -> base.then(access.path()))
                : Optional.empty();
    }
}
