package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.expr.type.Casts;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.ColumnDefinition.Computed;
import io.docdb.sql.ast.ColumnDefinition.Identity;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * ALTER TABLE and ALTER COLLECTION: each action changes the definition and says what becomes of the documents; at the end
 * they are rewritten once, if any action needs it. Confined to one statement.
 */
final class TableAlterer implements AlterAction.Visitor<Void> {
    private final DefinitionContext context;
    private final CollectionDefinition before;
    private final List<IndexDefinition> indexes;
    private final Names names = new Names();
    private final List<IndexDefinition> droppedIndexes = new ArrayList<>();
    private final List<IndexDefinition> newIndexes = new ArrayList<>();
    private final List<CheckDefinition> newChecks = new ArrayList<>();
    private final List<ForeignKeyDefinition> newForeignKeys = new ArrayList<>();
    private final Map<String, SequenceDefinition> sequences = new HashMap<>(); // that an action has changed, by name
    private CollectionDefinition after;
    private UnaryOperator<Document> rewrite = UnaryOperator.identity();
    private boolean rewrites;

    TableAlterer(DefinitionContext context, CollectionDefinition collection) {
        this.context = context;
        this.before = collection;
        this.after = collection;
        this.indexes = new ArrayList<>(context.catalog().indexesOf(collection.id()));
        if (!collection.hasGeneratedKey()) {
            names.take(collection.primaryKeyName());
        }
        collection.checks().forEach(check -> names.take(check.name()));
        collection.foreignKeys().forEach(key -> names.take(key.name()));
        indexes.forEach(index -> names.take(index.name()));
    }

    void run(List<AlterAction> actions) {
        actions.forEach(action -> action.accept(this));
        actions.stream()
                .filter(AlterAction.ChangeType.class::isInstance)
                .findFirst()
                .ifPresent(action -> new KeyReferences(context).refuseUnlike(after, action.at()));
        context.editor().put(after);
        for (IndexDefinition index : droppedIndexes) {
            context.editor().remove(index);
            context.transaction().dropMap(index.map());
        }
        if (rewrites) {
            context.collections()
                    .rewrite(
                            context.transaction(),
                            context.catalog(),
                            before,
                            withoutNewForeignKeys(),
                            indexes,
                            rewrite);
        }
        IndexDefiner definer = new IndexDefiner(context);
        newIndexes.forEach(index -> definer.build(after, index));
        newChecks.forEach(check -> context.collections().verify(context.transaction(), after, check));
        indexes.addAll(newIndexes);
        newForeignKeys.forEach(
                key -> context.collections().verify(context.transaction(), context.catalog(), after, indexes, key));
    }

    /** New keys are looked at when all documents and indexes are there that they may refer to. */
    private CollectionDefinition withoutNewForeignKeys() {
        return after.withConstraints(
                after.checks(),
                after.foreignKeys().stream()
                        .filter(key -> !newForeignKeys.contains(key))
                        .toList());
    }

    @Override
    public Void visitAddColumn(AlterAction.AddColumn action) {
        Name name = action.column().name();
        if (after.findColumn(name.text()).isPresent()) {
            if (action.ifNotExists()) {
                context.warnExists("Column", name.text());
                return null;
            }
            throw context.error(
                    ErrorCode.COLUMN_EXISTS,
                    "Column \"" + name + "\" exists already in \"" + after.name() + "\"",
                    name.at());
        }
        TableDefiner definer = new TableDefiner(context);
        ColumnDefinition column = definer.column(after.schema(), after.name(), action.column());
        List<ColumnDefinition> columns = new ArrayList<>(after.columns());
        columns.add(action.place().map(this::positionOf).orElse(columns.size()), column);
        after = after.withColumns(columns, after.jsonSchema());
        fillNewColumn(column, Optional.ofNullable(definer.sequenceOf(column)));
        return null;
    }

    /** Only the definition says in what order columns stand; documents keep theirs. */
    @Override
    public Void visitPlaceColumn(AlterAction.PlaceColumn action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        boolean itself = action.place()
                .column()
                .filter(other -> Paths.column(after, other, context).equals(column))
                .isPresent();
        if (itself) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" expected another column to stand beside, found itself",
                    action.place().column().get().at());
        }
        List<ColumnDefinition> columns = new ArrayList<>(after.columns());
        columns.remove(column);
        after = after.withColumns(columns, after.jsonSchema());
        columns.add(positionOf(action.place()), column);
        after = after.withColumns(columns, after.jsonSchema());
        return null;
    }

    private int positionOf(AlterAction.Place place) {
        if (place.column().isEmpty()) {
            return 0;
        }
        int position =
                after.columns().indexOf(Paths.column(after, place.column().get(), context));
        return place.before() ? position : position + 1;
    }

    /** Documents that are there get the default, the identity or the computed value; NOT NULL is checked on the way. */
    private void fillNewColumn(ColumnDefinition column, Optional<SequenceDefinition> sequence) {
        if (column.generatedSql().isPresent()) {
            Function<Document, Value> compute = context.collections()
                    .rules()
                    .compile(after, column.generatedSql().get());
            rewriteWith(document -> document.with(column.name(), compute.apply(document)));
        } else if (sequence.isPresent()) {
            rewriteWith(document -> document.with(
                    column.name(), LongValue.of(context.sequences().next(sequence.get()))));
        } else if (column.defaultSql().isPresent()) {
            Function<Document, Value> compute = context.collections()
                    .rules()
                    .compile(after, column.defaultSql().get());
            rewriteWith(document -> document.with(column.name(), compute.apply(document)));
        } else if (!column.nullable()) {
            rewriteWith(UnaryOperator.identity());
        }
    }

    @Override
    public Void visitDropColumn(AlterAction.DropColumn action) {
        if (action.ifExists() && after.findColumn(action.column().text()).isEmpty()) {
            context.warnMissing("Column", action.column().text());
            return null;
        }
        drop(Paths.column(after, action.column(), context), action.cascade(), action.at());
        return null;
    }

    /** With it go its indexes and constraints; what other tables or columns need of it goes with CASCADE only. */
    private void drop(ColumnDefinition column, boolean cascade, Position at) {
        if (after.primaryKey().contains(column.path())) {
            throw context.error(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Column \"" + column.name() + "\" is part of the primary key \"" + after.primaryKeyName()
                            + "\"; drop the constraint first",
                    at);
        }
        ColumnDependents dependents = ColumnDependents.of(after, indexes, column);
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
            after = new KeyReferences(context).release(after, index, cascade, at);
            indexes.remove(index);
            droppedIndexes.add(index);
            names.free(index.name());
        }
        newIndexes.removeAll(ColumnDependents.of(after, newIndexes, column).indexes());
        newChecks.removeAll(dependents.checks());
        newForeignKeys.removeAll(dependents.foreignKeys());
        dropSequences(column);
        after = after.withColumns(without(after.columns(), List.of(column)), after.jsonSchema())
                .withConstraints(
                        without(after.checks(), dependents.checks()),
                        without(after.foreignKeys(), dependents.foreignKeys()));
        dependents.checks().forEach(check -> names.free(check.name()));
        dependents.foreignKeys().forEach(key -> names.free(key.name()));
        rewriteWith(document -> document.without(column.name()));
    }

    private static <T> List<T> without(List<T> all, List<T> dropped) {
        return all.stream().filter(one -> !dropped.contains(one)).toList();
    }

    /** The sequence of an identity column, as it is after the actions so far. */
    private Optional<SequenceDefinition> sequenceOf(ColumnDefinition column) {
        return column.identity()
                .flatMap(identity -> context.catalog().findSequence(before.schema(), identity.sequence()))
                .map(this::newest);
    }

    private SequenceDefinition newest(SequenceDefinition sequence) {
        return sequences.getOrDefault(sequence.name(), sequence);
    }

    private void note(SequenceDefinition altered) {
        sequences.put(altered.name(), altered);
    }

    /** What counts for a column, or goes with it. */
    private void dropSequences(ColumnDefinition column) {
        sequenceOf(column).ifPresent(context.editor()::remove);
        ownedBy(column).forEach(context.editor()::remove);
    }

    private List<SequenceDefinition> ownedBy(ColumnDefinition column) {
        return context.catalog().sequences().stream()
                .filter(sequence -> sequence.isOwnedBy(before, column.name()))
                .map(this::newest)
                .toList();
    }

    @Override
    public Void visitRenameColumn(AlterAction.RenameColumn action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        String newName = action.newName().text();
        boolean taken = after.columns().stream()
                .anyMatch(other -> !other.equals(column) && other.name().equalsIgnoreCase(newName));
        if (taken) {
            throw context.error(
                    ErrorCode.COLUMN_EXISTS,
                    "Column \"" + newName + "\" exists already in \"" + after.name() + "\"",
                    action.newName().at());
        }
        ColumnRenamer renamer = new ColumnRenamer(before.schema(), after.name(), column.name(), newName);
        after = renamer.rename(after);
        new KeyReferences(context).rename(renamer, before);
        for (IndexDefinition index : List.copyOf(indexes)) {
            IndexDefinition renamed = renamer.rename(index);
            if (!renamed.equals(index)) {
                indexes.set(indexes.indexOf(index), renamed);
                context.editor().put(renamed);
            }
        }
        newIndexes.replaceAll(renamer::rename);
        ownedBy(column).forEach(sequence -> {
            SequenceDefinition renamed = sequence.withOwnerColumn(newName);
            context.editor().put(renamed);
            note(renamed);
        });
        rewriteWith(document -> renamer.rename(document));
        return null;
    }

    @Override
    public Void visitChangeType(AlterAction.ChangeType action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        Optional<DomainDefinition> domain = action.type().named().map(context::getDomain);
        SqlType type = domain.map(DomainDefinition::type).orElse(action.type().type());
        replace(column, column.withType(type).withDomain(domain.map(DomainDefinition::id)));
        sequenceOf(column).ifPresent(sequence -> note(new Sequences(context).alterIdentity(sequence, type)));
        Optional<Function<Document, Value>> using = action.using()
                .map(SqlPrinter::print)
                .map(sql -> context.collections().rules().compile(before, sql));
        rewriteWith(document -> {
            Value old = using.map(compute -> compute.apply(document)).orElse(document.get(column.name()));
            // As INSERT does it: what is too long is refused, not cut.
            return old.isNull() && using.isEmpty()
                    ? document
                    : document.with(column.name(), Casts.assign(old, type, ZoneOffset.UTC));
        });
        return null;
    }

    @Override
    public Void visitSetDefault(AlterAction.SetDefault action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        if (action.defaultValue().isPresent()
                && (column.identity().isPresent() || column.generatedSql().isPresent())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" makes its own values: it cannot have a DEFAULT",
                    action.at());
        }
        replace(column, column.withDefault(action.defaultValue().map(SqlPrinter::print)));
        return null;
    }

    @Override
    public Void visitSetOnUpdate(AlterAction.SetOnUpdate action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        replace(column, column.withOnUpdate(action.value().map(SqlPrinter::print)));
        return null;
    }

    @Override
    public Void visitSetComment(AlterAction.SetComment action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        replace(column, column.withComment(action.comment()));
        return null;
    }

    @Override
    public Void visitSetNotNull(AlterAction.SetNotNull action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        if (!action.notNull() && after.primaryKey().contains(column.path())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" is part of the primary key: it cannot be nullable",
                    action.at());
        }
        replace(column, column.withNullable(!action.notNull()));
        if (action.notNull()) {
            rewriteWith(UnaryOperator.identity());
        }
        return null;
    }

    @Override
    public Void visitSetGeneration(AlterAction.SetGeneration action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
        Optional<ColumnDefinition.Identity> identity = Optional.empty();
        Optional<String> generated = Optional.empty();
        boolean nullable = column.nullable();
        boolean isIdentity = action.generation().orElse(null) instanceof Identity;
        if (isIdentity && (column.identity().isPresent() || column.defaultSql().isPresent())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" "
                            + (column.identity().isPresent() ? "is an identity column already" : "has a DEFAULT")
                            + ": drop that first",
                    action.at());
        }
        if (action.generation().orElse(null) instanceof Identity given) {
            var sequence = new Sequences(context)
                    .defineIdentity(
                            after.schema(),
                            after.name() + "_" + column.name() + "_seq",
                            given.options(),
                            column.type());
            identity = Optional.of(new ColumnDefinition.Identity(given.always(), sequence.name()));
            nullable = false;
        } else if (action.generation().orElse(null) instanceof Computed computed) {
            generated = Optional.of(SqlPrinter.print(computed.expression()));
        }
        sequenceOf(column).ifPresent(context.editor()::remove);
        replace(column, column.withNullable(nullable).withIdentity(identity).withGenerated(generated));
        generated.ifPresent(sql -> {
            Function<Document, Value> compute = context.collections().rules().compile(after, sql);
            rewriteWith(document -> document.with(column.name(), compute.apply(document)));
        });
        return null;
    }

    @Override
    public Void visitAlterIdentity(AlterAction.AlterIdentity action) {
        ColumnDefinition column = Paths.column(after, action.column(), context);
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
    public Void visitAddConstraint(AlterAction.AddConstraint action) {
        boolean exists = action.constraint()
                .name()
                .filter(name -> names.isTaken(name.text()))
                .isPresent();
        if (exists && action.ifNotExists()) {
            context.warnExists("Constraint", action.constraint().name().get().text());
            return null;
        }
        ConstraintDefiner definer = new ConstraintDefiner(context, after, names, newIndexes);
        definer.add(action.constraint());
        after = definer.collection();
        newIndexes.addAll(definer.newIndexes());
        newChecks.addAll(definer.newChecks());
        newForeignKeys.addAll(definer.newForeignKeys());
        if (definer.keyChanged()) {
            rewriteWith(document -> document.without(CollectionDefinition.ID_FIELD));
        }
        return null;
    }

    @Override
    public Void visitDropConstraint(AlterAction.DropConstraint action) {
        String name = action.constraint().text();
        Optional<IndexDefinition> unique = indexes.stream()
                .filter(index -> index.constraint() && index.name().equalsIgnoreCase(name))
                .findFirst();
        if (unique.isPresent()) {
            after = new KeyReferences(context).release(after, unique.get(), action.cascade(), action.at());
            indexes.remove(unique.get());
            droppedIndexes.add(unique.get());
        } else if (!after.hasGeneratedKey() && after.primaryKeyName().equalsIgnoreCase(name)) {
            dropPrimaryKey(action.cascade(), action.at());
        } else if (!dropCheckOrForeignKey(name)) {
            if (!action.ifExists()) {
                throw noConstraint(action.constraint());
            }
            context.warnMissing("Constraint", name);
        }
        names.free(name);
        return null;
    }

    private RuntimeException noConstraint(Name name) {
        return context.error(
                ErrorCode.UNKNOWN_OBJECT,
                "Constraint \"" + name + "\" not found on \"" + after.name() + "\"",
                name.at());
    }

    private boolean dropCheckOrForeignKey(String name) {
        List<CheckDefinition> checks = after.checks().stream()
                .filter(check -> !check.name().equalsIgnoreCase(name))
                .toList();
        List<ForeignKeyDefinition> keys = after.foreignKeys().stream()
                .filter(key -> !key.name().equalsIgnoreCase(name))
                .toList();
        boolean found = checks.size() < after.checks().size()
                || keys.size() < after.foreignKeys().size();
        after = after.withConstraints(checks, keys);
        return found;
    }

    @Override
    public Void visitDropPrimaryKey(AlterAction.DropPrimaryKey action) {
        if (after.hasGeneratedKey()) {
            throw context.error(
                    ErrorCode.UNKNOWN_OBJECT, "Table \"" + after.name() + "\" has no primary key", action.at());
        }
        dropPrimaryKey(false, action.at());
        return null;
    }

    private void dropPrimaryKey(boolean cascade, Position at) {
        after = new KeyReferences(context)
                .release(after, "Constraint \"" + after.primaryKeyName() + "\"", after.primaryKey(), cascade, at);
        names.free(after.primaryKeyName());
        after = after.withPrimaryKey(CollectionDefinition.GENERATED_KEY, after.name() + "_pkey");
        rewriteWith(UnaryOperator.identity());
    }

    @Override
    public Void visitRenameConstraint(AlterAction.RenameConstraint action) {
        String from = action.constraint().text();
        String to = action.newName().text();
        if (!names.isTaken(from)) {
            throw noConstraint(action.constraint());
        }
        if (names.isTaken(to) && !to.equalsIgnoreCase(from)) {
            throw context.error(
                    ErrorCode.DUPLICATE_NAME,
                    "Constraint \"" + to + "\" exists already on \"" + after.name() + "\"",
                    action.newName().at());
        }
        names.free(from);
        names.take(to);
        if (!after.hasGeneratedKey() && after.primaryKeyName().equalsIgnoreCase(from)) {
            after = after.withPrimaryKey(after.primaryKey(), to);
        }
        after = after.withConstraints(
                after.checks().stream()
                        .map(check -> check.name().equalsIgnoreCase(from)
                                ? new CheckDefinition(to, check.conditionSql())
                                : check)
                        .toList(),
                after.foreignKeys().stream()
                        .map(key -> key.name().equalsIgnoreCase(from) ? key.withName(to) : key)
                        .toList());
        for (IndexDefinition index : List.copyOf(indexes)) {
            if (index.constraint() && index.name().equalsIgnoreCase(from)) {
                IndexDefinition renamed = index.withName(to);
                indexes.set(indexes.indexOf(index), renamed);
                context.editor().put(renamed);
            }
        }
        return null;
    }

    /** What is there was looked at when the constraint came, so there is nothing left to validate. */
    @Override
    public Void visitAlterConstraint(AlterAction.AlterConstraint action) {
        String name = action.constraint().text();
        boolean isForeignKey =
                after.foreignKeys().stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
        boolean isCheck = after.checks().stream().anyMatch(check -> check.name().equalsIgnoreCase(name));
        if (!isForeignKey && !(isCheck && action.timing().isEmpty())) {
            throw context.error(
                    names.isTaken(name) ? ErrorCode.WRONG_OBJECT_TYPE : ErrorCode.UNKNOWN_OBJECT,
                    names.isTaken(name)
                            ? "Constraint \"" + name + "\" of \"" + after.name() + "\" is no foreign key"
                            : "Constraint \"" + name + "\" not found on \"" + after.name() + "\"",
                    action.at());
        }
        action.timing()
                .ifPresent(timing -> after = after.withConstraints(
                        after.checks(),
                        after.foreignKeys().stream()
                                .map(key -> key.name().equalsIgnoreCase(name)
                                        ? key.withTiming(timing.deferrable(), timing.initiallyDeferred())
                                        : key)
                                .toList()));
        return null;
    }

    @Override
    public Void visitAddIndex(AlterAction.AddIndex action) {
        new IndexDefiner(context)
                .define(action.index(), after, names, droppedIndexes)
                .ifPresent(newIndexes::add);
        return null;
    }

    @Override
    public Void visitDropIndex(AlterAction.DropIndex action) {
        Optional<IndexDefinition> found = findIndex(action.index());
        if (found.isEmpty()) {
            if (action.ifExists()) {
                context.warnMissing("Index", action.index().text());
                return null;
            }
            throw noIndex(action.index());
        }
        IndexDefinition index = found.get();
        after = new KeyReferences(context).release(after, index, false, action.at());
        indexes.remove(index);
        droppedIndexes.add(index);
        names.free(index.name());
        return null;
    }

    @Override
    public Void visitRenameIndex(AlterAction.RenameIndex action) {
        IndexDefinition index = findIndex(action.index()).orElseThrow(() -> noIndex(action.index()));
        Name newName = action.newName();
        if (names.isTaken(newName.text())) {
            throw context.error(ErrorCode.INDEX_EXISTS, "Index \"" + newName + "\" exists already", newName.at());
        }
        IndexDefinition renamed = index.withName(newName.text());
        indexes.set(indexes.indexOf(index), renamed);
        context.editor().put(renamed);
        names.free(index.name());
        names.take(newName.text());
        return null;
    }

    private Optional<IndexDefinition> findIndex(Name name) {
        return indexes.stream()
                .filter(index -> index.name().equalsIgnoreCase(name.text()))
                .findFirst();
    }

    private RuntimeException noIndex(Name name) {
        return context.error(
                ErrorCode.INDEX_NOT_FOUND,
                "Index \"" + name + "\" not found on \"" + after.name() + "\""
                        + NearNames.didYouMean(
                                name.text(),
                                indexes.stream().map(IndexDefinition::name).toList()),
                name.at());
    }

    @Override
    public Void visitMoveToSchema(AlterAction.MoveToSchema action) {
        String schema = context.catalog()
                .findSchema(action.schema().text())
                .orElseThrow(() -> context.error(
                        ErrorCode.SCHEMA_NOT_FOUND, "Schema \"" + action.schema() + "\" not found", action.at()));
        context.refuseTakenName(schema, Name.of(after.name()));
        TableRenamer unqualified = new TableRenamer(after.schema(), after.name(), after.name());
        new Sequences(context).move(after, schema, action.at());
        after = unqualified.rename(after).withName(schema, after.name());
        for (IndexDefinition index : List.copyOf(indexes)) {
            IndexDefinition moved = unqualified.rename(index).withSchema(schema);
            refuseTakenIndex(moved, action.at());
            indexes.set(indexes.indexOf(index), moved);
            context.editor().put(moved);
        }
        newIndexes.replaceAll(index -> unqualified.rename(index).withSchema(schema));
        return null;
    }

    private void refuseTakenIndex(IndexDefinition index, Position at) {
        if (context.catalog().findIndex(index.schema(), index.name()).isPresent()) {
            throw context.error(
                    ErrorCode.INDEX_EXISTS,
                    "Index \"" + index.name() + "\" exists already in schema \"" + index.schema() + "\"",
                    at);
        }
    }

    @Override
    public Void visitSetDocumentSchema(AlterAction.SetDocumentSchema action) {
        if (action.dryRun() || !action.migration().isEmpty()) {
            throw context.error(ErrorCode.NOT_SUPPORTED, "DRY RUN and MIGRATE are not supported yet", action.at());
        }
        Optional<String> schema = action.schema().map(expression -> SchemaText.of(expression, context));
        after = after.withColumns(schema.map(TableDefiner::columnsOf).orElse(List.of()), schema);
        rewriteWith(UnaryOperator.identity());
        return null;
    }

    @Override
    public Void visitSetOptions(AlterAction.SetOptions action) {
        throw context.error(
                ErrorCode.NOT_SUPPORTED,
                "Option \"" + action.options().get(0).name() + "\" is not known for \"" + after.name() + "\"",
                action.at());
    }

    private void replace(ColumnDefinition column, ColumnDefinition replacement) {
        after = after.withColumns(
                after.columns().stream()
                        .map(other -> other.equals(column) ? replacement : other)
                        .toList(),
                after.jsonSchema());
    }

    private void rewriteWith(UnaryOperator<Document> step) {
        UnaryOperator<Document> earlier = rewrite;
        rewrite = document -> step.apply(earlier.apply(document));
        rewrites = true;
    }
}
