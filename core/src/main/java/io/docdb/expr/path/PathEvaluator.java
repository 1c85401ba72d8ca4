package io.docdb.expr.path;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.path.PathNode.Subscript;
import io.docdb.expr.scalar.Numbers;
import io.docdb.expr.scalar.WatchedText;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks a document along a path. Sequences are lists; predicates answer TRUE, FALSE or NULL (unknown). Confined to one
 * evaluation.
 */
final class PathEvaluator {
    /** A path like {@code $.**.**.**} multiplies items; more than this is taken for a mistake. */
    private static final int MAX_ITEMS = 10_000_000;

    /** How often it is asked whether to go on. */
    private static final int CHECK_MASK = 0x3FF;

    private final Value root;
    private final Map<String, Value> variables;
    private final boolean strict;
    private final Runnable watch;
    private final ZoneId zone;
    private final PathMethods methods;
    private Value current = NullValue.NULL;
    private int lastPosition = -1;
    private int tests;

    PathEvaluator(Value root, Map<String, Value> variables, boolean strict, Runnable watch, ZoneId zone) {
        this.root = root;
        this.variables = variables;
        this.strict = strict;
        this.watch = watch;
        this.zone = zone;
        this.methods = new PathMethods(strict, zone);
    }

    List<Value> evaluate(PathNode node) {
        if (node.isPredicate()) {
            return List.of(test(node));
        }
        if (node instanceof PathNode.Root) {
            return List.of(root);
        }
        if (node instanceof PathNode.Current) {
            return List.of(current);
        }
        if (node instanceof PathNode.Literal literal) {
            return List.of(literal.value());
        }
        if (node instanceof PathNode.Member member) {
            return member(member);
        }
        if (node instanceof PathNode.Elements elements) {
            return elements(elements);
        }
        if (node instanceof PathNode.Filter filter) {
            return filter(unwrapped(evaluate(filter.base())), filter.predicate());
        }
        if (node instanceof PathNode.Method method) {
            return method(method);
        }
        if (node instanceof PathNode.AnyMember any) {
            return anyMember(any);
        }
        if (node instanceof PathNode.Descendants descendants) {
            return descendants(descendants);
        }
        if (node instanceof PathNode.Variable variable) {
            return List.of(variable(variable.name()));
        }
        if (node instanceof PathNode.Last) {
            return List.of(LongValue.of(lastPosition));
        }
        if (node instanceof PathNode.Signed signed) {
            return signed(signed);
        }
        return List.of(arithmetic((PathNode.Arithmetic) node));
    }

    private Value variable(String name) {
        Value value = variables.get(name);
        if (value == null) {
            throw new StatementException(ErrorCode.UNKNOWN_OBJECT, "JSON path variable not passed: $" + name);
        }
        return value;
    }

    /** In lax mode arrays of the sequence are replaced by their elements. */
    private List<Value> unwrapped(List<Value> items) {
        if (strict || items.stream().noneMatch(ArrayValue.class::isInstance)) {
            return items;
        }
        List<Value> all = new ArrayList<>();
        for (Value item : items) {
            if (item instanceof ArrayValue array) {
                all.addAll(array.elements());
            } else {
                all.add(item);
            }
        }
        return all;
    }

    /** In strict mode what does not fit is an error, but not behind {@code .**}, which finds things of all kinds. */
    private boolean mustFit(PathNode base) {
        PathNode node = base;
        while (strict && !(node instanceof PathNode.Descendants)) {
            if (node instanceof PathNode.Member member) {
                node = member.base();
            } else if (node instanceof PathNode.AnyMember any) {
                node = any.base();
            } else if (node instanceof PathNode.Elements elements) {
                node = elements.base();
            } else if (node instanceof PathNode.Filter filter) {
                node = filter.base();
            } else if (node instanceof PathNode.Method method) {
                node = method.base();
            } else {
                return true;
            }
        }
        return false;
    }

    private List<Value> member(PathNode.Member node) {
        List<Value> items = evaluate(node.base());
        String name = node.name();
        List<Value> found = new ArrayList<>(items.size());
        for (Value item : unwrapped(items)) {
            Value value = item instanceof Document document ? document.get(name) : NullValue.MISSING;
            if (!value.isMissing()) {
                found.add(value);
            } else if (mustFit(node.base())) {
                throw item instanceof Document
                        ? new StatementException(
                                ErrorCode.JSON_ITEM_NOT_FOUND, "JSON path: no member \"" + name + "\" in strict mode")
                        : unfit(ErrorCode.JSON_OBJECT_NOT_FOUND, "an object for member \"" + name + "\"", item);
            }
        }
        return found;
    }

    private static StatementException unfit(ErrorCode code, String expected, Value found) {
        return new StatementException(
                code, "JSON path: expected " + expected + ", found " + PathMethods.typeName(found));
    }

    private List<Value> anyMember(PathNode.AnyMember node) {
        List<Value> found = new ArrayList<>();
        for (Value item : unwrapped(evaluate(node.base()))) {
            if (item instanceof Document document) {
                found.addAll(document.values());
            } else if (mustFit(node.base())) {
                throw unfit(ErrorCode.JSON_OBJECT_NOT_FOUND, "an object for .*", item);
            }
        }
        return found;
    }

    private List<Value> descendants(PathNode.Descendants node) {
        List<Value> found = new ArrayList<>();
        for (Value item : evaluate(node.base())) {
            descend(item, 0, node, found);
        }
        return found;
    }

    /** PostgreSQL: {@code last} asks for leaves, a depth for items at that depth; parents come first. */
    private void descend(Value item, int depth, PathNode.Descendants node, List<Value> found) {
        boolean leaf = !(item instanceof ArrayValue) && !(item instanceof Document);
        boolean onlyLeaves = node.fromDepth() == Integer.MAX_VALUE;
        if (onlyLeaves ? leaf : depth >= node.fromDepth()) {
            found.add(item);
            if (found.size() > MAX_ITEMS) {
                throw new StatementException(ErrorCode.LIMIT_EXCEEDED, "JSON path: more than " + MAX_ITEMS + " items");
            }
        }
        if (depth == node.toDepth()) {
            return;
        }
        if (item instanceof Document document) {
            for (int i = 0; i < document.size(); i++) {
                descend(document.value(i), depth + 1, node, found);
            }
        } else if (item instanceof ArrayValue array) {
            array.elements().forEach(element -> descend(element, depth + 1, node, found));
        }
    }

    private List<Value> elements(PathNode.Elements node) {
        List<Value> found = new ArrayList<>();
        for (Value item : evaluate(node.base())) {
            if (!(item instanceof ArrayValue) && strict) {
                if (mustFit(node.base())) {
                    throw unfit(ErrorCode.JSON_ARRAY_NOT_FOUND, "an array", item);
                }
                continue;
            }
            List<Value> elements = item instanceof ArrayValue array ? array.elements() : List.of(item);
            if (node.subscripts().isEmpty()) {
                found.addAll(elements);
            } else {
                pick(elements, node.subscripts(), mustFit(node.base()), found);
            }
        }
        return found;
    }

    private void pick(List<Value> elements, List<Subscript> subscripts, boolean mustFit, List<Value> found) {
        int outer = lastPosition;
        lastPosition = elements.size() - 1;
        try {
            for (Subscript subscript : subscripts) {
                long from = position(subscript.from());
                long to = subscript.to().isPresent() ? position(subscript.to().get()) : from;
                if (mustFit && (from < 0 || to < from || to >= elements.size())) {
                    throw new StatementException(
                            ErrorCode.JSON_PATH_ERROR,
                            "JSON path: position out of bounds: expected 0 to " + lastPosition + ", found "
                                    + (from < 0 || from > lastPosition ? from : to));
                }
                for (long i = Math.max(from, 0); i <= Math.min(to, elements.size() - 1L); i++) {
                    found.add(elements.get((int) i));
                }
            }
        } finally {
            lastPosition = outer;
        }
    }

    private long position(PathNode node) {
        List<Value> items = evaluate(node);
        if (items.size() != 1 || !(items.get(0) instanceof NumberValue number)) {
            throw new StatementException(ErrorCode.JSON_PATH_ERROR, "JSON path: a subscript is no single number");
        }
        if (number.isLong()) {
            return number.longValue();
        }
        return Numbers.bounded(number).setScale(0, RoundingMode.DOWN).longValue();
    }

    private List<Value> filter(List<Value> items, PathNode predicate) {
        List<Value> kept = new ArrayList<>();
        Value outer = current;
        try {
            for (Value item : items) {
                if ((++tests & CHECK_MASK) == 0) {
                    watch.run();
                }
                current = item;
                if (test(predicate) == BooleanValue.TRUE) {
                    kept.add(item);
                }
            }
        } finally {
            current = outer;
        }
        return kept;
    }

    private List<Value> method(PathNode.Method node) {
        List<Value> items = evaluate(node.base());
        boolean wholeItems = node.method() == PathMethod.TYPE || node.method() == PathMethod.SIZE;
        List<Value> results = new ArrayList<>(items.size());
        for (Value item : wholeItems ? items : unwrapped(items)) {
            methods.apply(node.method(), item, node.arguments(), results);
        }
        return results;
    }

    private List<Value> signed(PathNode.Signed node) {
        List<Value> results = new ArrayList<>();
        for (Value item : unwrapped(evaluate(node.operand()))) {
            if (!(item instanceof NumberValue number)) {
                throw notNumeric(ErrorCode.JSON_NUMBER_NOT_FOUND, node.negative() ? '-' : '+');
            }
            results.add(node.negative() ? Numbers.negate(number) : number);
        }
        return results;
    }

    private static StatementException notNumeric(ErrorCode code, char operator) {
        return new StatementException(code, "JSON path: operand of " + operator + " is no single number");
    }

    private Value arithmetic(PathNode.Arithmetic node) {
        NumberValue left = operand(node.left(), node.operator());
        NumberValue right = operand(node.right(), node.operator());
        return switch (node.operator()) {
            case '+' -> Numbers.add(left, right);
            case '-' -> Numbers.subtract(left, right);
            case '*' -> Numbers.multiply(left, right);
            case '/' -> PathMethods.shortest(Numbers.divide(left, right));
            default -> Numbers.remainder(left, right);
        };
    }

    private NumberValue operand(PathNode node, char operator) {
        List<Value> items = unwrapped(evaluate(node));
        if (items.size() != 1 || !(items.get(0) instanceof NumberValue number)) {
            throw notNumeric(ErrorCode.JSON_SINGLETON_REQUIRED, operator);
        }
        return number;
    }

    /** TRUE, FALSE, or NULL for unknown; an error inside is unknown. */
    Value test(PathNode node) {
        if (node instanceof PathNode.And and) {
            Value left = test(and.left());
            if (left == BooleanValue.FALSE) {
                return left;
            }
            Value right = test(and.right());
            return right == BooleanValue.FALSE || left == BooleanValue.TRUE ? right : NullValue.NULL;
        }
        if (node instanceof PathNode.Or or) {
            Value left = test(or.left());
            if (left == BooleanValue.TRUE) {
                return left;
            }
            Value right = test(or.right());
            return right == BooleanValue.TRUE || left == BooleanValue.FALSE ? right : NullValue.NULL;
        }
        if (node instanceof PathNode.Not not) {
            Value operand = test(not.operand());
            return operand.isNull() ? operand : BooleanValue.of(operand == BooleanValue.FALSE);
        }
        if (node instanceof PathNode.IsUnknown unknown) {
            return BooleanValue.of(test(unknown.operand()).isNull());
        }
        try {
            return testItems(node);
        } catch (DatabaseException error) {
            if (!error.sqlState().startsWith("22")) {
                throw error; // nothing that is wrong with an item
            }
            return NullValue.NULL;
        }
    }

    private Value testItems(PathNode node) {
        if (node instanceof PathNode.Exists exists) {
            return BooleanValue.of(!evaluate(exists.path()).isEmpty());
        }
        if (node instanceof PathNode.Compare compare) {
            return pairs(
                    unwrapped(evaluate(compare.left())),
                    unwrapped(evaluate(compare.right())),
                    (left, right) -> compare(compare.operator(), left, right));
        }
        if (node instanceof PathNode.LikeRegex like) {
            return pairs(
                    unwrapped(evaluate(like.operand())),
                    List.of(NullValue.NULL),
                    (item, none) -> item instanceof TextValue text
                            ? BooleanValue.of(like.pattern()
                                    .matcher(new WatchedText(text.value(), watch))
                                    .find())
                            : NullValue.NULL);
        }
        PathNode.StartsWith starts = (PathNode.StartsWith) node;
        return pairs(
                unwrapped(evaluate(starts.operand())),
                evaluate(starts.prefix()),
                (item, prefix) -> item instanceof TextValue text && prefix instanceof TextValue start
                        ? BooleanValue.of(text.value().startsWith(start.value()))
                        : NullValue.NULL);
    }

    /** How one pair of items compares. */
    @FunctionalInterface
    private interface PairTest {
        Value test(Value left, Value right);
    }

    /** True if some pair is; in strict mode a pair that is unknown makes the whole unknown. */
    private Value pairs(List<Value> left, List<Value> right, PairTest test) {
        boolean found = false;
        boolean unknown = false;
        for (Value a : left) {
            for (Value b : right) {
                Value answer = test.test(a, b);
                if (answer.isNull()) {
                    if (strict) {
                        return answer;
                    }
                    unknown = true;
                } else if (answer == BooleanValue.TRUE) {
                    if (!strict) {
                        return answer;
                    }
                    found = true;
                }
            }
        }
        return found ? BooleanValue.TRUE : unknown ? NullValue.NULL : BooleanValue.FALSE;
    }

    /** A date or time without a zone as one with it, if the other one has it. */
    private Value zoned(Value value, Value other) {
        if (value.kind() == ValueKind.TIME && other.kind() == ValueKind.TIME_TZ) {
            return Casts.cast(value, SqlType.TIME_TZ, zone);
        }
        boolean lacks = value.kind() == ValueKind.DATE || value.kind() == ValueKind.TIMESTAMP;
        return lacks && other.kind() == ValueKind.TIMESTAMP_TZ ? Casts.cast(value, SqlType.TIMESTAMP_TZ, zone) : value;
    }

    private Value compare(String operator, Value left, Value right) {
        if (left.isNull() || right.isNull()) {
            boolean equal = left.isNull() && right.isNull();
            return switch (operator) {
                case "==", "<=", ">=" -> BooleanValue.of(equal);
                case "<>" -> BooleanValue.of(!equal);
                default -> BooleanValue.FALSE;
            };
        }
        if (left instanceof ArrayValue
                || left instanceof Document
                || right instanceof ArrayValue
                || right instanceof Document) {
            return NullValue.NULL;
        }
        int order = Comparisons.compareItems(zoned(left, right), zoned(right, left));
        if (order == Comparisons.UNEQUAL || order == Comparisons.UNKNOWN) {
            return NullValue.NULL;
        }
        return BooleanValue.of(
                switch (operator) {
                    case "==" -> order == 0;
                    case "<>" -> order != 0;
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }
}
