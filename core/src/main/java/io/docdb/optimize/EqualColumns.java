package io.docdb.optimize;

import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.optimize.rule.Predicates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Columns of three or more relations that conditions make equal to each other: where it is written that {@code a.x = b.x AND b.x =
 * c.x}, {@code a} may be joined with {@code c} as well, and where two parts of the whole meet one equality will do, for the columns of
 * each part are equal already.
 */
final class EqualColumns {
    private final List<Member> members;
    private final Set<Expression> written;

    /** A column, and the number of the relation it is of. */
    private record Member(Expression column, int relation) {}

    /** @param members those with the fewest different values first: these are what is left of them where they are joined */
    private EqualColumns(List<Member> members, Set<Expression> written) {
        this.members = members;
        this.written = written;
    }

    /**
     * All of them, where equality passes on from one to the next one.
     *
     * @param relation which one a column is of; nothing for what is no column of an inner join's input
     * @param values how many different values it has
     */
    static List<EqualColumns> of(
            List<Expression> terms,
            Function<Expression, Optional<Integer>> relation,
            ToDoubleFunction<Expression> values) {
        List<Set<Expression>> classes = new ArrayList<>();
        for (Expression term : terms) {
            if (isEquality(term, relation)) {
                merge(classes, ((Comparison) term).left(), ((Comparison) term).right());
            }
        }
        List<EqualColumns> found = new ArrayList<>();
        for (Set<Expression> columns : classes) {
            List<Member> members = columns.stream()
                    .sorted(Comparator.comparingDouble(values))
                    .map(column -> new Member(column, relation.apply(column).orElseThrow()))
                    .toList();
            boolean oneOfEach =
                    members.stream().map(Member::relation).distinct().count() == members.size();
            if (members.size() > 2 && oneOfEach && Predicates.equalityPassesOn(columns)) {
                Set<Expression> written = new HashSet<>(terms);
                written.removeIf(term -> !(term instanceof Comparison comparison
                        && isEquality(term, relation)
                        && columns.contains(comparison.left())));
                found.add(new EqualColumns(members, written));
            }
        }
        return found;
    }

    private static boolean isEquality(Expression term, Function<Expression, Optional<Integer>> relation) {
        return term instanceof Comparison comparison
                && comparison.operator() == Comparison.Operator.EQUAL
                && relation.apply(comparison.left()).isPresent()
                && relation.apply(comparison.right()).isPresent();
    }

    private static void merge(List<Set<Expression>> classes, Expression one, Expression other) {
        Set<Expression> both = new LinkedHashSet<>(List.of(one));
        both.add(other);
        classes.removeIf(columns -> {
            boolean joins = columns.contains(one) || columns.contains(other);
            if (joins) {
                both.addAll(columns);
            }
            return joins;
        });
        classes.add(both);
    }

    /** True for one of the conditions that say so. */
    boolean says(Expression term) {
        return written.contains(term);
    }

    Set<Integer> relations() {
        Set<Integer> relations = new HashSet<>();
        members.forEach(member -> relations.add(member.relation()));
        return relations;
    }

    /** The pairs of relations, one of each part, that may be joined by these columns. */
    List<List<Integer>> pairs(Set<Integer> one, Set<Integer> other) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (Member left : members) {
            for (Member right : members) {
                if (one.contains(left.relation()) && other.contains(right.relation())) {
                    pairs.add(List.of(left.relation(), right.relation()));
                }
            }
        }
        return pairs;
    }

    /**
     * What makes the columns of two parts equal to each other; nothing if one of them has none.
     *
     * @param others how many more conditions there are between two relations: rather by all columns of a key than by some
     */
    Optional<Expression> between(Set<Integer> one, Set<Integer> other, Map<List<Integer>, Integer> others) {
        List<Integer> best = null;
        for (List<Integer> pair : pairs(one, other)) {
            best = best == null || others.getOrDefault(pair, 0) > others.getOrDefault(best, 0) ? pair : best;
        }
        return best == null ? Optional.empty() : Optional.of(equality(column(best.get(0)), column(best.get(1))));
    }

    private Expression column(int relation) {
        return members.stream()
                .filter(member -> member.relation() == relation)
                .map(Member::column)
                .findFirst()
                .orElseThrow();
    }

    /** As it is written, if it is. */
    private Expression equality(Expression left, Expression right) {
        Expression turned = new Comparison(Comparison.Operator.EQUAL, right, left);
        return written.contains(turned) ? turned : new Comparison(Comparison.Operator.EQUAL, left, right);
    }
}
