package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.expr.Expression;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds what a dotted name means.
 *
 * <p>The order, for {@code a.b.c}: from the innermost scope outwards, the longest prefix that names a table
 * ({@code a.b}, then {@code a}), then a declared column {@code a} (one without fields gives way to an outer table {@code a}),
 * then a field of the only collection without declared columns. Only if no scope knows the name is it taken for the row
 * of a subquery, and last for an undeclared field of an open collection. What is left of the name behind a column or
 * field is a path into its value.
 */
final class NameResolver {
    private final Binding binding;

    NameResolver(Binding binding) {
        this.binding = binding;
    }

    /**
     * What the first steps of a reference mean.
     *
     * @param base the value they stand for
     * @param consumed how many steps that were; the others lead into the value
     * @param relation the table it came from; empty for merged columns
     * @param tableNames how many of the steps say which table is meant
     */
    record Resolved(Expression base, int consumed, Optional<Relation> relation, int tableNames) {
        Resolved(Expression base, int consumed, Optional<Relation> relation) {
            this(base, consumed, relation, 0);
        }
    }

    /** @throws StatementException COLUMN_NOT_FOUND with near names, AMBIGUOUS_NAME */
    Resolved resolve(Reference reference, Scope scope) {
        return tryResolve(reference, scope, true).orElseThrow(() -> notFound(reference, scope));
    }

    /**
     * As {@link #resolve}, but empty for a name nobody knows.
     *
     * @param undeclared whether fields that nobody declared count as known
     */
    Optional<Resolved> tryResolve(Reference reference, Scope scope, boolean undeclared) {
        try {
            Optional<Resolved> found = find(leadingNames(reference), scope, undeclared);
            found.ifPresent(resolved -> binding.tally().note(uses -> note(reference, resolved, uses)));
            return found;
        } catch (StatementException error) {
            throw binding.errors().located(error, reference.at());
        }
    }

    private static void note(Reference reference, Resolved resolved, NameUses uses) {
        List<Name> names = reference.steps().stream()
                .takeWhile(PathStep.Field.class::isInstance)
                .map(step -> ((PathStep.Field) step).name())
                .toList();
        uses.qualified(names, Math.max(0, resolved.tableNames() - 1));
        if (resolved.consumed() > 0) {
            uses.column(reference.steps().get(resolved.consumed() - 1), resolved.base());
        }
    }

    private static List<String> leadingNames(Reference reference) {
        List<PathStep> steps = reference.steps();
        List<String> names = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size() && steps.get(i) instanceof PathStep.Field field; i++) {
            names.add(field.name().text());
        }
        return names;
    }

    private Optional<Resolved> find(List<String> names, Scope innermost, boolean undeclared) {
        for (Optional<Scope> at = Optional.of(innermost);
                at.isPresent();
                at = at.get().outer()) {
            Optional<Resolved> found = findIn(names, at.get(), undeclared);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<Resolved> row = names.size() == 1 ? findRow(names, innermost) : Optional.empty();
        if (row.isPresent()) {
            return row;
        }
        for (Optional<Scope> at = Optional.of(innermost);
                undeclared && at.isPresent();
                at = at.get().outer()) {
            Optional<Relation> open = at.get().findOpen(names.get(0), Relation.Undeclared.LAST);
            if (open.isPresent()) {
                return open.map(relation -> new Resolved(relation.document(), 0, open));
            }
        }
        return Optional.empty();
    }

    private Optional<Resolved> findIn(List<String> names, Scope scope, boolean undeclared) {
        Optional<Resolved> qualified = names.size() > 1 ? findQualified(names, scope, undeclared) : Optional.empty();
        if (qualified.isPresent()) {
            return qualified;
        }
        Optional<ScopeColumn> column = scope.find(names.get(0));
        if (column.isPresent()) {
            boolean meansTable = names.size() > 1 && !hasFields(column.get()) && isTableOutside(names.get(0), scope);
            return meansTable
                    ? Optional.empty()
                    : Optional.of(new Resolved(column.get().expression(), 1, owner(column.get(), scope)));
        }
        Optional<Resolved> whole = names.size() == 1 ? findWhole(names, scope) : Optional.empty();
        if (whole.isPresent()) {
            return whole;
        }
        boolean mayBeField = undeclared && (names.size() == 1 || !isTableOutside(names.get(0), scope));
        Optional<Relation> open =
                mayBeField ? scope.findOpen(names.get(0), Relation.Undeclared.ALWAYS) : Optional.empty();
        if (open.isPresent()) {
            return open.map(relation -> new Resolved(relation.document(), 0, open));
        }
        return names.size() == 1 ? findByFunction(names.get(0), scope) : Optional.empty();
    }

    /** The column of a table function under an alias keeps the name the function gives it, if no column has that name. */
    private static Optional<Resolved> findByFunction(String name, Scope scope) {
        Optional<Resolved> found = Optional.empty();
        for (Relation relation : scope.relations()) {
            Optional<ScopeColumn> column = byFunction(relation, name);
            if (column.isPresent() && found.isPresent()) {
                throw new StatementException(
                        ErrorCode.AMBIGUOUS_NAME,
                        "Column \"" + name + "\" is ambiguous: it may be of " + relation.name() + " or "
                                + found.get().relation().orElseThrow().name() + "; say which table is meant");
            }
            found = found.or(() -> column.map(own -> new Resolved(own.expression(), 1, Optional.of(relation))));
        }
        return found;
    }

    private static Optional<ScopeColumn> byFunction(Relation relation, String name) {
        return relation instanceof DerivedRelation derived ? derived.findByFunction(name) : Optional.empty();
    }

    /** The name of a table alone is its row, of a collection its document: {@code SELECT o FROM orders o}, {@code COUNT(o)}. */
    private Optional<Resolved> findWhole(List<String> names, Scope scope) {
        Optional<Relation> relation = scope.findRelation(names, binding.context());
        return relation.filter(table -> table instanceof CollectionRelation collection
                        && (collection.aliased() || table.undeclared() != Relation.Undeclared.ALWAYS))
                .flatMap(Relation::row)
                .map(row -> new Resolved(row, 1, relation));
    }

    /** The name of a subquery, view or common table alone is its row: {@code SELECT JSON_AGG(x) FROM (SELECT …) x}. */
    private Optional<Resolved> findRow(List<String> names, Scope innermost) {
        for (Optional<Scope> at = Optional.of(innermost);
                at.isPresent();
                at = at.get().outer()) {
            Optional<Relation> relation = at.get().findRelation(names, binding.context());
            if (relation.isPresent()) {
                return relation.get() instanceof DerivedRelation derived
                        ? derived.row().map(row -> new Resolved(row, 1, relation))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Relation> owner(ScopeColumn column, Scope scope) {
        for (Relation relation : scope.relations()) {
            if (relation.name().equals(column.owner())) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    /** Longest table name first: {@code catalog.schema.table.column}, {@code schema.table.column}, … */
    private Optional<Resolved> findQualified(List<String> names, Scope scope, boolean undeclared) {
        for (int length = Math.min(3, names.size() - 1); length > 0; length--) {
            Optional<Relation> relation = scope.findRelation(names.subList(0, length), binding.context());
            if (relation.isEmpty()) {
                continue;
            }
            String wanted = names.get(length);
            Relation table = relation.get();
            Optional<ScopeColumn> column = table.find(wanted).or(() -> byFunction(table, wanted));
            if (column.isPresent()) {
                return Optional.of(new Resolved(column.get().expression(), length + 1, relation, length));
            }
            if (undeclared && relation.get().undeclared() != Relation.Undeclared.REFUSED) {
                return Optional.of(new Resolved(relation.get().document(), length, relation, length));
            }
        }
        return Optional.empty();
    }

    /** False for a number, a text, a date: what follows behind a dot cannot be a field of it. */
    private static boolean hasFields(ScopeColumn column) {
        return switch (column.expression().type().family()) {
            case NULL, ANY, ARRAY, OBJECT, ROW -> true;
            default -> false;
        };
    }

    private boolean isTableOutside(String name, Scope scope) {
        for (Optional<Scope> at = scope.outer(); at.isPresent(); at = at.get().outer()) {
            if (at.get().findRelation(List.of(name), binding.context()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private StatementException notFound(Reference reference, Scope scope) {
        List<String> names = leadingNames(reference);
        TreeSet<String> known = new TreeSet<>();
        String wanted = names.get(0);
        String where = "";
        Optional<Relation> table = names.size() > 1 ? nearestTable(wanted, scope) : Optional.empty();
        if (table.isPresent()) {
            table.get().columns().forEach(column -> known.add(column.name()));
            wanted = names.get(1);
            where = " in table \"" + table.get().name() + "\"";
        } else {
            for (Optional<Scope> at = Optional.of(scope);
                    at.isPresent();
                    at = at.get().outer()) {
                at.get().allColumns().forEach(column -> known.add(column.name()));
                if (names.size() > 1) {
                    at.get().relations().forEach(relation -> known.add(relation.name()));
                }
            }
        }
        String hint = NearNames.didYouMean(wanted, known);
        String list = hint.isEmpty() && !known.isEmpty() && known.size() <= 12 ? "; there are " + known : hint;
        if (names.size() == 1 && binding.errors().isQuoted(reference.at())) {
            list = "; a text stands in single quotes: '" + wanted.replace("'", "''") + "'";
        }
        if (names.size() > 1 && table.isEmpty()) {
            list = aliasOf(wanted, scope)
                    .map(alias -> "; here it is called \"" + alias + "\"")
                    .orElse(list);
        }
        String kind = names.size() > 1 && table.isEmpty() ? "Table or column \"" : "Column \"";
        return binding.error(reference.at(), ErrorCode.COLUMN_NOT_FOUND, kind + wanted + "\" not found" + where + list);
    }

    /** What FROM calls a table that is named by its own name though it has another one here. */
    private static Optional<String> aliasOf(String table, Scope scope) {
        return scope.relations().stream()
                .filter(relation -> relation instanceof CollectionRelation collection
                        && collection.definition().name().equalsIgnoreCase(table))
                .map(Relation::name)
                .findFirst();
    }

    /** A field of a value that can have none; where a table has that name, a column of it was meant. */
    StatementException noField(Reference reference, Resolved resolved, Scope scope) {
        List<String> names = leadingNames(reference);
        if (resolved.consumed() == 1 && nearestTable(names.get(0), scope).isPresent()) {
            return notFound(reference, scope);
        }
        String column = String.join(".", names.subList(0, resolved.consumed()));
        return binding.error(
                reference.at(),
                ErrorCode.COLUMN_NOT_FOUND,
                "Field \"" + names.get(resolved.consumed()) + "\" not found: column \"" + column + "\" is "
                        + resolved.base().type());
    }

    private Optional<Relation> nearestTable(String name, Scope scope) {
        for (Optional<Scope> at = Optional.of(scope);
                at.isPresent();
                at = at.get().outer()) {
            Optional<Relation> relation = at.get().findRelation(List.of(name), binding.context());
            if (relation.isPresent()) {
                return relation;
            }
        }
        return Optional.empty();
    }
}
