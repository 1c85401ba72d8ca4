package io.docdb.bind;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Functions that are written as if they were columns: USER, and Oracle's and MySQL's. A column of that name comes first. */
final class ForeignCalls {
    private static final Set<String> WITHOUT_PARENS =
            Set.of("sysdate", "systimestamp", "utc_date", "utc_time", "utc_timestamp", "rownum", "user");

    private ForeignCalls() {}

    /** True for the name of such a function that nothing in scope has. */
    static boolean isCall(Reference reference, Binding binding, Scope scope) {
        return reference.steps().size() == 1
                && WITHOUT_PARENS.contains(name(reference).text().toLowerCase(Locale.ROOT))
                && new NameResolver(binding).tryResolve(reference, scope, true).isEmpty();
    }

    /** Oracle's {@code s.NEXTVAL} of a sequence that is there; a column of that name comes first. */
    static Optional<Expression.SequenceValue> sequenceValue(Reference reference, Binding binding, Scope scope) {
        return reference.steps().size() < 2
                ? Optional.empty()
                : Expression.SequenceValue.of(reference)
                        .filter(drawn -> CallBinder.findSequence(drawn.sequence(), drawn.at(), binding)
                                        .isPresent()
                                && new NameResolver(binding)
                                        .tryResolve(reference, scope, false)
                                        .isEmpty());
    }

    /** True for ROWNUM, unless something in scope has this name. */
    static boolean isRowNumber(Reference reference, Binding binding, Scope scope) {
        return isRowNumber(reference) && isCall(reference, binding, scope);
    }

    private static boolean isRowNumber(Reference reference) {
        return name(reference).text().equalsIgnoreCase("rownum");
    }

    static Expression.Call call(Reference reference) {
        if (isRowNumber(reference)) {
            Window all =
                    new Window.Specification(Optional.empty(), List.of(), List.of(), Optional.empty(), reference.at());
            Name function = new Name("row_number", reference.at());
            return new Expression.Call(new ObjectName(List.of(function)), List.of(), CallModifiers.NONE.withOver(all));
        }
        Name function = new Name(name(reference).text().toLowerCase(Locale.ROOT), reference.at());
        return new Expression.Call(new ObjectName(List.of(function)), List.of(), CallModifiers.NONE);
    }

    private static Name name(Reference reference) {
        return reference.first();
    }
}
