package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.expr.type.Casts;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.ColumnDefinition.Computed;
import io.docdb.sql.ast.ColumnDefinition.Identity;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SequenceOptions;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * ALTER TABLE and ALTER COLLECTION: each action changes the definition and says what becomes of the documents; at the end
 * they are rewritten once, if any action needs it. Confined to one statement.
 */
final class TableAlterer implements AlterAction.Visitor<Void> {
    private final DefinitionContext context;
    private final AlteredTable table;
    private final ColumnPlaces places;
    private final ConstraintAlterer constraints;
    private final Map<String, SequenceDefinition> sequences = new HashMap<>(); // that an action has changed, by name
    private final DrawnDefaults defaults; // those that draw from sequences that an action drops

    TableAlterer(DefinitionContext context, CollectionDefinition collection) {
        this.context = context;
        this.table = new AlteredTable(context, collection);
        this.places = new ColumnPlaces(table);
        this.constraints = new ConstraintAlterer(table);
        this.defaults = new DrawnDefaults(context);
    }

    void run(List<AlterAction> actions) {
        actions.forEach(action -> context.placed(action.at(), () -> action.accept(this)));
        new ComputedColumnKeeper(context)
                .refuseCycles(table.after(), actions.get(0).at());
        actions.stream()
                .filter(AlterAction.ChangeType.class::isInstance)
                .findFirst()
                .ifPresent(action -> new KeyReferences(context).refuseUnlike(table.after(), action.at()));
        table.carryOut();
    }

    @Override
    public Void visitAddColumn(AlterAction.AddColumn action) {
        places.add(action);
        return null;
    }

    @Override
    public Void visitPlaceColumn(AlterAction.PlaceColumn action) {
        places.move(action);
        return null;
    }

    @Override
    public Void visitDropColumn(AlterAction.DropColumn action) {
        if (action.ifExists()
                && table.after().findColumn(action.column().text()).isEmpty()) {
            context.warnMissing("Column", action.column().text());
            return null;
        }
        drop(Paths.column(table.after(), action.column(), context), action.cascade(), action.at());
        return null;
    }

    /** With it go its indexes and constraints; what other tables or columns need of it goes with CASCADE only. */
    private void drop(ColumnDefinition column, boolean cascade, Position at) {
        if (table.after().primaryKey().contains(column.path())) {
            throw context.error(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Column \"" + column.name() + "\" is part of the primary key \""
                            + table.after().primaryKeyName() + "\"; drop the constraint first",
                    at);
        }
        ColumnDependents dependents = ColumnDependents.of(table.after(), table.indexes(), column);
        for (ColumnDefinition computed : dependents.generated()) {
            if (!cascade) {
                throw context.error(
                        ErrorCode.DEPENDENT_OBJECTS,
                        "Column \"" + computed.name() + "\" is computed from \"" + column.name()
                                + "\"; drop it first or use CASCADE",
                        at);
            }
            drop(computed, true, at);
        }
        for (IndexDefinition index : dependents.indexes()) {
            table.drop(index, cascade, at);
        }
        table.newIndexes()
                .removeAll(ColumnDependents.of(table.after(), table.newIndexes(), column)
                        .indexes());
        table.newChecks().removeAll(dependents.checks());
        table.newForeignKeys().removeAll(dependents.foreignKeys());
        dropSequences(column, cascade, at);
        table.set(table.after()
                .withColumns(
                        without(table.after().columns(), List.of(column)),
                        table.after().jsonSchema())
                .withConstraints(
                        without(table.after().checks(), dependents.checks()),
                        without(table.after().foreignKeys(), dependents.foreignKeys())));
        dependents.checks().forEach(check -> table.names().free(check.name()));
        dependents.foreignKeys().forEach(key -> table.names().free(key.name()));
        table.rewriteWith(document -> document.without(column.name()));
    }

    private static <T> List<T> without(List<T> all, List<T> dropped) {
        return all.stream().filter(one -> !dropped.contains(one)).toList();
    }

    /** The sequence of an identity column, as it is after the actions so far. */
    private Optional<SequenceDefinition> sequenceOf(ColumnDefinition column) {
        return column.identity().flatMap(identity -> Optional.ofNullable(sequences.get(identity.sequence()))
                .or(() -> context.catalog().findSequence(table.before().schema(), identity.sequence())));
    }

    private void note(SequenceDefinition altered) {
        sequences.put(altered.name(), altered);
    }

    /** What counts for a column, or goes with it. */
    private void dropSequences(ColumnDefinition column, boolean cascade, Position at) {
        List<SequenceDefinition> going = Stream.concat(sequenceOf(column).stream(), ownedBy(column).stream())
                .toList();
        dropSequences(going, column, cascade, at);
    }

    private void dropSequences(List<SequenceDefinition> going, ColumnDefinition owner, boolean cascade, Position at) {
        if (going.isEmpty()) {
            return;
        }
        String what = "Column \"" + owner.name() + "\"";
        defaults.add(going);
        CollectionDefinition own = table.after()
                .withColumns(
                        without(table.after().columns(), List.of(owner)),
                        table.after().jsonSchema());
        defaults.release(own, going, what, cascade, at);
        defaults.without(own).columns().forEach(kept -> table.after()
                .findColumn(kept.name())
                .filter(known -> !known.equals(kept))
                .ifPresent(known -> replace(known, kept)));
        for (CollectionDefinition other : context.catalog().collections()) {
            if (other.id() != own.id()) {
                defaults.release(other, going, what, cascade, at);
                CollectionDefinition released = defaults.without(other);
                if (released != other) {
                    context.editor().put(released);
                }
            }
        }
        going.forEach(context.editor()::remove);
    }

    private List<SequenceDefinition> ownedBy(ColumnDefinition column) {
        return context.catalog().sequences().stream()
                .filter(sequence -> sequence.isOwnedBy(table.before(), column.name()))
                .map(sequence -> sequences.getOrDefault(sequence.name(), sequence))
                .toList();
    }

    @Override
    public Void visitRenameColumn(AlterAction.RenameColumn action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        String newName = action.newName().text();
        boolean taken = table.after().columns().stream()
                .anyMatch(other -> !other.equals(column) && other.name().equalsIgnoreCase(newName));
        if (taken) {
            throw context.error(
                    ErrorCode.COLUMN_EXISTS,
                    "Column \"" + newName + "\" exists already in \""
                            + table.after().name() + "\"",
                    action.newName().at());
        }
        ColumnRenamer renamer =
                new ColumnRenamer(table.before().schema(), table.after().name(), column.name(), newName);
        table.set(renamer.rename(table.after()));
        new KeyReferences(context).rename(renamer, table.before());
        table.indexes().forEach(index -> table.replace(index, renamer.rename(index)));
        table.newIndexes().replaceAll(renamer::rename);
        ownedBy(column).forEach(sequence -> {
            SequenceDefinition renamed = sequence.withOwnerColumn(newName);
            context.editor().put(renamed);
            note(renamed);
        });
        table.rewriteWith(document -> renamer.rename(document));
        return null;
    }

    @Override
    public Void visitChangeType(AlterAction.ChangeType action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        Optional<DomainDefinition> domain = action.type().named().map(context::getDomain);
        SqlType type = domain.map(DomainDefinition::type).orElse(action.type().type());
        if (action.redefined()) {
            constraints.dropUnsignedRange(column);
        }
        replace(column, column.withType(type).withDomain(domain.map(DomainDefinition::id)));
        sequenceOf(column).ifPresent(sequence -> note(new Sequences(context).alterIdentity(sequence, type)));
        Optional<Function<Document, Value>> using = action.using()
                .map(SqlPrinter::print)
                .map(sql -> context.collections().rules().compile(table.before(), sql));
        table.rewriteWith(document -> {
            Value old = using.map(compute -> compute.apply(document)).orElse(document.get(column.name()));
            // As INSERT does it: what is too long is refused, not cut.
            return old.isNull() && using.isEmpty()
                    ? document
                    : document.with(column.name(), Casts.assign(old, type, ZoneOffset.UTC));
        });
        new ComputedColumnKeeper(context).follow(column, table);
        return null;
    }

    @Override
    public Void visitSetDefault(AlterAction.SetDefault action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        if (action.defaultValue().isPresent()
                && (column.identity().isPresent() || column.generatedSql().isPresent())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" makes its own values: it cannot have a DEFAULT",
                    action.at());
        }
        replace(
                column,
                column.withDefault(action.defaultValue().map(SqlPrinter::print)).withDefaultOnNull(action.onNull()));
        return null;
    }

    @Override
    public Void visitSetOnUpdate(AlterAction.SetOnUpdate action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        replace(column, column.withOnUpdate(action.value().map(SqlPrinter::print)));
        return null;
    }

    @Override
    public Void visitSetComment(AlterAction.SetComment action) {
        if (action.column().isEmpty()) {
            table.set(table.after().withComment(action.comment()));
            return null;
        }
        ColumnDefinition column = Paths.column(table.after(), action.column().get(), context);
        replace(column, column.withComment(action.comment()));
        return null;
    }

    @Override
    public Void visitSetNotNull(AlterAction.SetNotNull action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        if (!action.notNull() && table.after().primaryKey().contains(column.path())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" is part of the primary key: it cannot be nullable",
                    action.at());
        }
        replace(column, column.withNullable(!action.notNull()));
        if (action.notNull()) {
            table.testAll();
        }
        return null;
    }

    @Override
    public Void visitSetGeneration(AlterAction.SetGeneration action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        Optional<ColumnDefinition.Identity> identity = Optional.empty();
        Optional<String> generated = Optional.empty();
        boolean nullable = column.nullable();
        boolean onNull = false;
        boolean isIdentity = action.generation().orElse(null) instanceof Identity;
        if (isIdentity && action.unlessSo() && column.identity().isPresent()) {
            sayAgain(column, (Identity) action.generation().get());
            return null;
        }
        if (isIdentity && (column.identity().isPresent() || column.defaultSql().isPresent())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" "
                            + (column.identity().isPresent() ? "is an identity column already" : "has a DEFAULT")
                            + ": drop that first",
                    action.at());
        }
        if (action.generation().orElse(null) instanceof Identity given) {
            new Sequences(context).requireWhole(column.name(), column.type(), action.at());
            var sequence = new Sequences(context)
                    .defineIdentity(
                            table.after().schema(),
                            table.after().name() + "_" + column.name() + "_seq",
                            action.unlessSo() ? behind(column, given.options()) : given.options(),
                            column.type());
            note(sequence);
            identity = Optional.of(new ColumnDefinition.Identity(given.always(), sequence.name()));
            onNull = given.onNull();
            nullable = false;
        } else if (action.generation().orElse(null) instanceof Computed computed) {
            generated = Optional.of(SqlPrinter.print(computed.expression()));
        }
        dropSequences(sequenceOf(column).stream().toList(), column, false, action.at());
        replace(
                column,
                column.withNullable(nullable)
                        .withDefaultOnNull(onNull)
                        .withIdentity(identity)
                        .withGenerated(generated));
        generated.ifPresent(sql -> {
            Function<Document, Value> compute = new ComputedColumnKeeper(context).compile(table.after(), column, sql);
            table.rewriteWith(document -> document.with(column.name(), compute.apply(document)));
        });
        new ComputedColumnKeeper(context).follow(column, table);
        return null;
    }

    /** An identity column goes on counting, by what is said of it now. */
    private void sayAgain(ColumnDefinition column, Identity given) {
        if (!given.options().equals(SequenceOptions.NONE)) {
            sequenceOf(column).ifPresent(sequence -> note(new Sequences(context).alter(sequence, given.options())));
        }
        String sequence = column.identity().orElseThrow().sequence();
        replace(
                column,
                column.withIdentity(Optional.of(new ColumnDefinition.Identity(given.always(), sequence)))
                        .withDefaultOnNull(given.onNull()));
    }

    /** The numbers that are there are not given again, as MySQL has it. */
    private SequenceOptions behind(ColumnDefinition column, SequenceOptions options) {
        if (options.startWith().isPresent() || options.incrementBy().orElse(1) < 0) {
            return options;
        }
        Value greatest = context.collections()
                .greatest(context.transaction(), table.before(), document -> table.changed(document)
                        .get(column.name()));
        return greatest instanceof LongValue number && number.longValue() > 0
                ? options.startingWith(number.longValue() + 1)
                : options;
    }

    @Override
    public Void visitAlterIdentity(AlterAction.AlterIdentity action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        ColumnDefinition.Identity identity = column.identity()
                .orElseThrow(() -> context.error(
                        ErrorCode.INVALID_DEFINITION,
                        "Column \"" + column.name() + "\" is no identity column",
                        action.at()));
        sequenceOf(column).ifPresent(sequence -> note(new Sequences(context).alter(sequence, action.options())));
        action.always()
                .ifPresent(always -> replace(
                        column,
                        column.withIdentity(Optional.of(new ColumnDefinition.Identity(always, identity.sequence())))));
        return null;
    }

    @Override
    public Void visitRestartIdentity(AlterAction.RestartIdentity action) {
        ColumnDefinition column = table.after().columns().stream()
                .filter(candidate -> candidate.identity().isPresent())
                .findFirst()
                .orElseThrow(() -> context.error(
                        ErrorCode.INVALID_DEFINITION,
                        "Table \"" + table.after().name() + "\" has no identity column",
                        action.at()));
        sequenceOf(column).ifPresent(sequence -> note(new Sequences(context).alter(sequence, action.options())));
        return null;
    }

    @Override
    public Void visitAddConstraint(AlterAction.AddConstraint action) {
        constraints.add(action);
        return null;
    }

    @Override
    public Void visitDropConstraint(AlterAction.DropConstraint action) {
        constraints.drop(action);
        return null;
    }

    @Override
    public Void visitDropPrimaryKey(AlterAction.DropPrimaryKey action) {
        constraints.drop(action);
        return null;
    }

    @Override
    public Void visitRenameConstraint(AlterAction.RenameConstraint action) {
        constraints.rename(action);
        return null;
    }

    @Override
    public Void visitAlterConstraint(AlterAction.AlterConstraint action) {
        constraints.alter(action);
        return null;
    }

    @Override
    public Void visitAddIndex(AlterAction.AddIndex action) {
        constraints.add(action);
        return null;
    }

    @Override
    public Void visitDropIndex(AlterAction.DropIndex action) {
        constraints.drop(action);
        return null;
    }

    @Override
    public Void visitRenameIndex(AlterAction.RenameIndex action) {
        constraints.rename(action);
        return null;
    }

    @Override
    public Void visitMoveToSchema(AlterAction.MoveToSchema action) {
        String schema = context.getSchema(action.schema());
        context.refuseTakenName(schema, Name.of(table.after().name()));
        TableRenamer unqualified = new TableRenamer(
                table.after().schema(), table.after().name(), table.after().name());
        table.set(unqualified.rename(new Sequences(context).move(table.after(), schema, action.at())));
        table.set(table.after().withName(schema, table.after().name()));
        for (IndexDefinition index : table.indexes()) {
            IndexDefinition moved = unqualified.rename(index).withSchema(schema);
            table.refuseTakenIndex(moved, action.at());
            table.replace(index, moved);
        }
        table.newIndexes().replaceAll(index -> unqualified.rename(index).withSchema(schema));
        return null;
    }

    @Override
    public Void visitSetDocumentSchema(AlterAction.SetDocumentSchema action) {
        if (action.dryRun() || !action.migration().isEmpty()) {
            throw context.error(ErrorCode.NOT_SUPPORTED, "DRY RUN and MIGRATE are not supported yet", action.at());
        }
        Optional<String> schema = action.schema().map(expression -> SchemaText.of(expression, context));
        table.set(table.after().withColumns(schema.map(TableDefiner::columnsOf).orElse(List.of()), schema));
        table.testAll();
        return null;
    }

    @Override
    public Void visitSetOptions(AlterAction.SetOptions action) {
        throw context.error(
                ErrorCode.NOT_SUPPORTED,
                "Option \"" + action.options().get(0).name() + "\" is not known for \""
                        + table.after().name() + "\"",
                action.at());
    }

    @Override
    public Void visitWithoutEffect(AlterAction.WithoutEffect action) {
        action.column().ifPresent(column -> Paths.column(table.after(), column, context));
        context.warnings().add("\"" + action.words() + "\" has no effect here");
        return null;
    }

    private void replace(ColumnDefinition column, ColumnDefinition replacement) {
        table.set(table.after()
                .withColumns(
                        table.after().columns().stream()
                                .map(other -> other.equals(column) ? replacement : other)
                                .toList(),
                        table.after().jsonSchema()));
    }
}
