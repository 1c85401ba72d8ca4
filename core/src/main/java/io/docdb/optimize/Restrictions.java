package io.docdb.optimize;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.expr.type.LikePattern;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the terms of a predicate over one scan as restrictions of its columns. What stands on the other side must not use
 * the scan: it is computed once, when the range is opened. Confined to one statement.
 */
final class Restrictions {
    private final Scan scan;
    private final Set<Integer> scanColumns;
    private final List<Restriction> found = new ArrayList<>();

    private Restrictions(Scan scan) {
        this.scan = scan;
        this.scanColumns = Conjunction.idsOf(scan.columns());
    }

    static List<Restriction> of(List<Expression> terms, Scan scan) {
        Restrictions restrictions = new Restrictions(scan);
        terms.forEach(restrictions::read);
        return restrictions.found;
    }

    private void read(Expression term) {
        if (term instanceof Comparison comparison) {
            readComparison(comparison.operator(), comparison.left(), comparison.right(), term);
            readComparison(comparison.operator().mirrored(), comparison.right(), comparison.left(), term);
        } else if (term instanceof IsNull isNull && usesScan(isNull.operand())) {
            found.add(Restriction.among(isNull.operand(), List.of(new KeyRange.Equal(Constant.NULL, true)), term));
        } else if (term instanceof Not not && not.operand() instanceof IsNull isNull && usesScan(isNull.operand())) {
            found.add(Restriction.in(isNull.operand(), KeyRange.NotNull.INSTANCE, term));
        } else if (term instanceof InList in
                && usesScan(in.operand())
                && in.items().stream().allMatch(this::isProbe)) {
            readConverted(in.operand(), in.items(), term);
            found.add(Restriction.among(
                    in.operand(),
                    in.items().stream()
                            .map(item -> new KeyRange.Equal(item, false))
                            .toList(),
                    term));
        } else if (term instanceof Like like) {
            readLike(like);
        } else if (term instanceof Or or) {
            readChoices(or);
        } else if (ElementRestrictions.mayBe(term)) {
            found.addAll(ElementRestrictions.of(term, scan));
            readAny(term);
        } else if (term instanceof SubqueryExpression) {
            readAny(term);
        } else if (term.type().family() == SqlType.Family.BOOLEAN && usesScan(term)) {
            readTruth(term);
        }
    }

    /** {@code operand = ANY (array)}, and IN with what {@code SELECT e FROM UNNEST (array) AS t (e)} gives. */
    private void readAny(Expression term) {
        AnyOfArray.of(term)
                .filter(any ->
                        usesScan(any.operand()) && !(any.operand() instanceof RowConstructor) && isProbe(any.array()))
                .ifPresent(any ->
                        found.add(Restriction.among(any.operand(), List.of(KeyRange.Equal.any(any.array())), term)));
    }

    /** Equalities of one operand are as good as an IN list. */
    private void readChoices(Or or) {
        List<List<Restriction>> choices =
                or.terms().stream().map(choice -> of(List.of(choice), scan)).toList();
        for (Restriction first : choices.get(0)) {
            List<KeyRange.Equal> values = new ArrayList<>();
            boolean all = first.isEquality();
            for (List<Restriction> choice : choices) {
                Optional<Restriction> same = choice.stream()
                        .filter(one -> one.isEquality() && one.operand().equals(first.operand()))
                        .findFirst();
                all = all && same.isPresent();
                same.ifPresent(one -> values.addAll(one.equals()));
            }
            if (all) {
                found.add(Restriction.among(first.operand(), values, or));
            }
        }
    }

    private void readComparison(Comparison.Operator operator, Expression operand, Expression probe, Expression term) {
        if (operand instanceof RowConstructor || !usesScan(operand) || !isProbe(probe)) {
            return;
        }
        switch (operator) {
            case EQUAL -> {
                found.add(Restriction.among(operand, List.of(new KeyRange.Equal(probe, false)), term));
                readConverted(operand, List.of(probe), term);
            }
            case NOT_DISTINCT -> found.add(Restriction.among(operand, List.of(new KeyRange.Equal(probe, true)), term));
            case LESS, LESS_OR_EQUAL ->
                readRange(
                        operand,
                        new KeyRange.Between(
                                Optional.empty(),
                                Optional.of(new KeyRange.Bound(probe, operator == Comparison.Operator.LESS_OR_EQUAL))),
                        probe,
                        term);
            case GREATER, GREATER_OR_EQUAL ->
                readRange(
                        operand,
                        new KeyRange.Between(
                                Optional.of(
                                        new KeyRange.Bound(probe, operator == Comparison.Operator.GREATER_OR_EQUAL)),
                                Optional.empty()),
                        probe,
                        term);
            default -> {}
        }
    }

    private void readRange(Expression operand, KeyRange.Tail range, Expression bound, Expression term) {
        found.add(Restriction.in(operand, range, term));
        ConvertedRestrictions.of(operand, term, scan)
                .flatMap(converted -> converted.in(range, bound))
                .ifPresent(found::add);
    }

    private void readConverted(Expression operand, List<Expression> probes, Expression term) {
        ConvertedRestrictions.of(operand, term, scan)
                .flatMap(converted -> converted.among(probes))
                .ifPresent(found::add);
    }

    /** Only a text can match, and the pattern is known: what stands before its first wildcard is how a match begins. */
    private void readLike(Like like) {
        if (!usesScan(like.operand())) {
            return;
        }
        if (!(like.pattern() instanceof Constant)) {
            boolean isKnownLater = isProbe(like.pattern()) && isProbe(like.escape()) && !like.ignoreCase();
            if (isKnownLater) {
                found.add(Restriction.in(like.operand(), new KeyRange.Matches(like.pattern(), like.escape()), like));
            }
        } else {
            pattern(like)
                    .flatMap(LikePattern::prefix)
                    .filter(prefix -> !prefix.isEmpty())
                    .map(prefix -> new Constant(new TextValue(prefix), SqlType.VARCHAR))
                    .ifPresent(prefix -> readRange(like.operand(), new KeyRange.StartsWith(prefix), prefix, like));
        }
    }

    /** True for a LIKE that all texts with its prefix match. */
    static boolean isPrefixOnly(Expression term) {
        return term instanceof Like like
                && pattern(like).filter(LikePattern::isPrefixOnly).isPresent();
    }

    private static Optional<LikePattern> pattern(Like like) {
        if (!(like.pattern() instanceof Constant pattern && pattern.value() instanceof TextValue text)
                || !(like.escape() instanceof Constant escape && escape.value() instanceof TextValue escapeText)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LikePattern.compile(text.value(), escapeText.value(), like.ignoreCase()));
        } catch (DatabaseException invalid) {
            return Optional.empty(); // a wrong pattern is an error of the statement when it runs, if it meets a row
        }
    }

    /** A condition that is a column by itself: {@code WHERE active}, {@code WHERE NOT active}. */
    private void readTruth(Expression term) {
        boolean negated = term instanceof Not;
        Expression operand = term instanceof Not not ? not.operand() : term;
        if (operand instanceof io.docdb.expr.ColumnRef) {
            Constant value = negated ? Constant.FALSE : Constant.TRUE;
            found.add(Restriction.among(operand, List.of(new KeyRange.Equal(value, false)), term));
        }
    }

    private boolean usesScan(Expression expression) {
        return Conjunction.usesAnyId(expression, scanColumns);
    }

    private boolean isProbe(Expression expression) {
        return !(expression instanceof RowConstructor) && !usesScan(expression) && !isVolatile(expression);
    }

    static boolean isVolatile(Expression expression) {
        boolean[] found = new boolean[1];
        expression.visit(
                node -> found[0] |= node instanceof Call call && call.function().volatility() == Volatility.VOLATILE);
        return found[0];
    }
}
