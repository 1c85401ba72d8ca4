package io.docdb.dsl;

import io.docdb.sql.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A choice that waits for its last branch: {@code when(where("total").gt(100), "large").otherwise("small")}. Of the filters
 * that are true the first counts. Immutable.
 */
public final class Case {
    private record Branch(Filter<?> filter, Operand value) {}

    private final List<Branch> branches;

    private Case(List<Branch> branches) {
        this.branches = branches;
    }

    static Case of(Filter<?> filter, Object value) {
        return new Case(List.of()).when(filter, value);
    }

    public Case when(Filter<?> filter, Object value) {
        List<Branch> longer = new ArrayList<>(branches);
        longer.add(new Branch(Given.given(filter, "a filter"), Operand.of(value)));
        return new Case(List.copyOf(longer));
    }

    /** The value where no filter is true. */
    public Operand otherwise(Object value) {
        Operand last = Operand.of(value);
        return Operand.computed("case", (builder, scope) -> {
            List<Expression.Case.When> whens = new ArrayList<>();
            for (Branch branch : branches) {
                whens.add(new Expression.Case.When(
                        branch.filter.build(builder, scope), branch.value.build(builder, scope)));
            }
            return new Expression.Case(
                    Optional.empty(), whens, Optional.of(last.build(builder, scope)), io.docdb.sql.ast.Position.NONE);
        });
    }
}
