package io.docdb.optimize.rule;

import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.Parameter;
import io.docdb.value.SqlType.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows from equalities between columns and what is said of one of them. Two values of one declared type that are
 * equal are less and greater than the same values; of dynamic ones that holds for what compares them with numbers or
 * booleans, since those equal nothing of another kind, but not for texts, which equal the dates they are texts of.
 */
final class EqualityClasses {
    private final Map<Expression, Set<Expression>> typed = new HashMap<>();
    private final Map<Expression, Set<Expression>> dynamic = new HashMap<>();

    private EqualityClasses() {}

    /** The terms that follow from the facts, without those that are among them. */
    static List<Expression> derive(List<Expression> facts) {
        EqualityClasses classes = new EqualityClasses();
        facts.forEach(classes::learn);
        if (classes.dynamic.isEmpty()) {
            return List.of();
        }
        Set<Expression> known = new HashSet<>(facts);
        Set<Expression> derived = new LinkedHashSet<>();
        for (Expression fact : facts) {
            for (Expression follows : classes.consequences(fact)) {
                if (!known.contains(follows)) {
                    derived.add(follows);
                }
            }
        }
        return List.copyOf(derived);
    }

    private void learn(Expression fact) {
        if (!(fact instanceof Comparison comparison)
                || comparison.operator() != Operator.EQUAL
                || !Predicates.isStored(comparison.left())
                || !Predicates.isStored(comparison.right())) {
            return;
        }
        merge(dynamic, comparison.left(), comparison.right());
        Family family = comparison.left().type().family();
        if (family == comparison.right().type().family() && Predicates.isTotal(family)) {
            merge(typed, comparison.left(), comparison.right());
        }
    }

    private static void merge(Map<Expression, Set<Expression>> classes, Expression one, Expression other) {
        Set<Expression> both = new LinkedHashSet<>();
        both.addAll(classes.getOrDefault(one, Set.of(one)));
        both.addAll(classes.getOrDefault(other, Set.of(other)));
        both.forEach(member -> classes.put(member, both));
    }

    private List<Expression> consequences(Expression fact) {
        List<Expression> found = new ArrayList<>();
        if (fact instanceof InList list && list.items().stream().allMatch(EqualityClasses::isKnown)) {
            for (Expression other : equals(list.operand(), list.items())) {
                found.add(new InList(other, list.items()));
            }
        } else if (fact instanceof Comparison comparison && isOrder(comparison.operator())) {
            if (isKnown(comparison.right())) {
                for (Expression other : equals(comparison.left(), List.of(comparison.right()))) {
                    found.add(new Comparison(comparison.operator(), other, comparison.right()));
                }
            } else if (isKnown(comparison.left())) {
                for (Expression other : equals(comparison.right(), List.of(comparison.left()))) {
                    found.add(new Comparison(comparison.operator().mirrored(), other, comparison.left()));
                }
            }
        }
        return found;
    }

    private static boolean isOrder(Operator operator) {
        return operator != Operator.DISTINCT && operator != Operator.NOT_DISTINCT && operator != Operator.NOT_EQUAL;
    }

    private static boolean isKnown(Expression expression) {
        return expression instanceof Constant constant && !constant.value().isNull() || expression instanceof Parameter;
    }

    /** What else the values can be compared with instead of the operand. */
    private List<Expression> equals(Expression operand, List<Expression> values) {
        boolean simple = values.stream().allMatch(value -> {
            Family family = value.type().family();
            return family == Family.NUMBER || family == Family.BOOLEAN;
        });
        Family own = operand.type().family();
        boolean sameType = values.stream().allMatch(value -> value.type().family() == own);
        Set<Expression> members = simple
                ? dynamic.getOrDefault(operand, Set.of())
                : sameType ? typed.getOrDefault(operand, Set.of()) : Set.of();
        return members.stream().filter(member -> !member.equals(operand)).toList();
    }
}
