package io.docdb.optimize;

import io.docdb.expr.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How many values of a key a scan's conditions on the key itself leave: those of a list, or those that are known in a range. */
final class NarrowedGroups implements Function<Expression, OptionalDouble> {
    private final PathKnowledge known;
    private final List<Expression> terms;
    private final PathRestrictions restrictions;

    NarrowedGroups(PathKnowledge known, ScanParts parts) {
        this.known = known;
        this.terms = parts.terms();
        this.restrictions = PathRestrictions.of(terms, parts.scan());
    }

    @Override
    public OptionalDouble apply(Expression key) {
        Optional<Restriction> equality = restrictions
                .equality(restrictions.form().of(key))
                .filter(found -> found.mostValues() < Integer.MAX_VALUE);
        if (equality.isPresent()) {
            return OptionalDouble.of(equality.get().mostValues());
        }
        Optional<Range> range = terms.stream()
                .flatMap(term -> Range.of(term, known.values()).stream())
                .filter(found -> found.operand().equals(key))
                .reduce(Range::and)
                .filter(Range::isKnown);
        return range.isPresent() && known.find(key).isPresent()
                ? OptionalDouble.of(new Distribution(known.find(key).get()).valuesBetween(range.get()))
                : OptionalDouble.empty();
    }
}
