package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * What stands around the arguments of a call.
 *
 * @param distinct {@code COUNT(DISTINCT x)}
 * @param star {@code COUNT(*)}: there are no arguments
 * @param orderBy {@code ARRAY_AGG(x ORDER BY y)}
 * @param withinGroup {@code LISTAGG(x, ',') WITHIN GROUP (ORDER BY y)}
 * @param filter {@code FILTER (WHERE …)}
 * @param fromLast {@code NTH_VALUE(x, 2) FROM LAST}
 * @param over {@code OVER (…)} or {@code OVER name}: the call is a window function
 */
public record CallModifiers(
        boolean distinct,
        boolean star,
        List<SortItem> orderBy,
        List<SortItem> withinGroup,
        Optional<Expression> filter,
        boolean fromLast,
        NullTreatment nullTreatment,
        Optional<Window> over) {

    /** A plain call. */
    public static final CallModifiers NONE = new CallModifiers(
            false, false, List.of(), List.of(), Optional.empty(), false, NullTreatment.DEFAULT, Optional.empty());

    public CallModifiers {
        orderBy = List.copyOf(orderBy);
        withinGroup = List.copyOf(withinGroup);
    }

    /** {@code IGNORE NULLS} or {@code RESPECT NULLS}. */
    public enum NullTreatment {
        DEFAULT,
        RESPECT,
        IGNORE
    }

    public CallModifiers withDistinct() {
        return new CallModifiers(true, star, orderBy, withinGroup, filter, fromLast, nullTreatment, over);
    }

    public CallModifiers withStar() {
        return new CallModifiers(distinct, true, orderBy, withinGroup, filter, fromLast, nullTreatment, over);
    }

    public CallModifiers withOrderBy(List<SortItem> newOrderBy) {
        return new CallModifiers(distinct, star, newOrderBy, withinGroup, filter, fromLast, nullTreatment, over);
    }

    public CallModifiers withWithinGroup(List<SortItem> newWithinGroup) {
        return new CallModifiers(distinct, star, orderBy, newWithinGroup, filter, fromLast, nullTreatment, over);
    }

    public CallModifiers withFilter(Expression newFilter) {
        return new CallModifiers(
                distinct, star, orderBy, withinGroup, Optional.of(newFilter), fromLast, nullTreatment, over);
    }

    public CallModifiers withFromLast() {
        return new CallModifiers(distinct, star, orderBy, withinGroup, filter, true, nullTreatment, over);
    }

    public CallModifiers withNullTreatment(NullTreatment newNullTreatment) {
        return new CallModifiers(distinct, star, orderBy, withinGroup, filter, fromLast, newNullTreatment, over);
    }

    public CallModifiers withOver(Window newOver) {
        return new CallModifiers(
                distinct, star, orderBy, withinGroup, filter, fromLast, nullTreatment, Optional.of(newOver));
    }
}
