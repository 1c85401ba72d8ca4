package io.docdb.expr.path;

import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A node of a parsed path. Expressions give sequences of items, predicates true, false or unknown. */
sealed interface PathNode {

    /** {@code $}. */
    record Root() implements PathNode {}

    /** {@code @}: the item a filter looks at. */
    record Current() implements PathNode {}

    /** {@code last}: the last position of the array in whose subscript it stands. */
    record Last() implements PathNode {}

    /** {@code $name}: a value given by PASSING. */
    record Variable(String name) implements PathNode {}

    record Literal(Value value) implements PathNode {}

    /** {@code base.name}. */
    record Member(PathNode base, String name) implements PathNode {}

    /** {@code base.*}: the values of all members. */
    record AnyMember(PathNode base) implements PathNode {}

    /** {@code base.**{from to to}}: the item and everything below it, by depth. */
    record Descendants(PathNode base, int fromDepth, int toDepth) implements PathNode {}

    /** {@code base[1, 2 to last]}; without subscripts {@code [*]}. */
    record Elements(PathNode base, List<Subscript> subscripts) implements PathNode {}

    /** {@code from} or {@code from to to}. */
    record Subscript(PathNode from, Optional<PathNode> to) {}

    /** {@code base ? (predicate)}. */
    record Filter(PathNode base, PathNode predicate) implements PathNode {}

    /** {@code base.method(argument)}. */
    record Method(PathNode base, PathMethod method, List<Value> arguments) implements PathNode {}

    /** {@code + -} before an operand. */
    record Signed(boolean negative, PathNode operand) implements PathNode {}

    /** {@code + - * / %}. */
    record Arithmetic(char operator, PathNode left, PathNode right) implements PathNode {}

    // Predicates

    record And(PathNode left, PathNode right) implements PathNode {}

    record Or(PathNode left, PathNode right) implements PathNode {}

    record Not(PathNode operand) implements PathNode {}

    record IsUnknown(PathNode operand) implements PathNode {}

    record Exists(PathNode path) implements PathNode {}

    /** @param operator one of {@code == <> < <= > >=} */
    record Compare(String operator, PathNode left, PathNode right) implements PathNode {}

    record LikeRegex(PathNode operand, Pattern pattern) implements PathNode {}

    record StartsWith(PathNode operand, PathNode prefix) implements PathNode {}

    /** True for nodes that answer true, false or unknown. */
    default boolean isPredicate() {
        return this instanceof And
                || this instanceof Or
                || this instanceof Not
                || this instanceof IsUnknown
                || this instanceof Exists
                || this instanceof Compare
                || this instanceof LikeRegex
                || this instanceof StartsWith;
    }
}
