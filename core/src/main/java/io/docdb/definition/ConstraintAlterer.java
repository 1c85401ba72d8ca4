package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions of ALTER TABLE on constraints and indexes. Confined to one statement. */
final class ConstraintAlterer {
    /** What TINYINT, SMALLINT and INT UNSIGNED hold at most. */
    private static final List<Long> UNSIGNED_ENDS = List.of(0xFFL, 0xFFFFL, 0xFFFF_FFFFL);

    private final DefinitionContext context;
    private final AlteredTable table;

    ConstraintAlterer(AlteredTable table) {
        this.context = table.context();
        this.table = table;
    }

    void add(AlterAction.AddConstraint action) {
        boolean exists = action.constraint()
                .name()
                .filter(name -> table.names().isTaken(name.text()))
                .isPresent();
        if (exists && action.ifNotExists()) {
            context.warnExists("Constraint", action.constraint().name().get().text());
            return;
        }
        ConstraintDefiner definer = new ConstraintDefiner(context, table.after(), table.names(), table.newIndexes());
        definer.add(action.constraint());
        table.set(definer.collection());
        table.newIndexes().addAll(definer.newIndexes());
        table.newChecks().addAll(definer.newChecks());
        table.newForeignKeys().addAll(definer.newForeignKeys());
        if (definer.keyChanged()) {
            table.rewriteWith(document -> document.without(CollectionDefinition.ID_FIELD));
        }
    }

    void drop(AlterAction.DropConstraint action) {
        String name = action.constraint().text();
        Optional<IndexDefinition> unique = findUnique(name);
        if (unique.isPresent()) {
            table.drop(unique.get(), action.cascade(), action.at());
        } else if (isPrimaryKey(name)) {
            dropPrimaryKey(action.cascade(), action.at());
        } else if (!dropCheckOrForeignKey(name)) {
            if (!action.ifExists()) {
                throw notFound(action.constraint());
            }
            context.warnMissing("Constraint", name);
        }
        table.names().free(name);
    }

    private Optional<IndexDefinition> findUnique(String name) {
        return table.indexes().stream()
                .filter(index -> index.constraint() && index.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private boolean isPrimaryKey(String name) {
        CollectionDefinition after = table.after();
        return !after.hasGeneratedKey() && after.primaryKeyName().equalsIgnoreCase(name);
    }

    private boolean dropCheckOrForeignKey(String name) {
        CollectionDefinition after = table.after();
        List<CheckDefinition> checks = after.checks().stream()
                .filter(check -> !check.name().equalsIgnoreCase(name))
                .toList();
        List<ForeignKeyDefinition> keys = after.foreignKeys().stream()
                .filter(key -> !key.name().equalsIgnoreCase(name))
                .toList();
        boolean found = checks.size() < after.checks().size()
                || keys.size() < after.foreignKeys().size();
        table.set(after.withConstraints(checks, keys));
        return found;
    }

    /** The check that stands for an unsigned type of MySQL's goes with the type. */
    void dropUnsignedRange(ColumnDefinition column) {
        String name = SqlPrinter.print(Name.of(column.name()));
        List<String> ranges = UNSIGNED_ENDS.stream()
                .map(most -> name + " >= 0 AND " + name + " <= " + most)
                .toList();
        table.after().checks().stream()
                .filter(check -> ranges.contains(check.conditionSql()))
                .forEach(check -> {
                    dropCheckOrForeignKey(check.name());
                    table.names().free(check.name());
                });
    }

    void drop(AlterAction.DropPrimaryKey action) {
        if (table.after().hasGeneratedKey()) {
            throw context.error(
                    ErrorCode.UNKNOWN_OBJECT, "Table \"" + table.after().name() + "\" has no primary key", action.at());
        }
        dropPrimaryKey(false, action.at());
    }

    private void dropPrimaryKey(boolean cascade, Position at) {
        CollectionDefinition after = table.after();
        String name = after.primaryKeyName();
        table.names().free(name);
        table.set(new KeyReferences(context)
                .release(after, "Constraint \"" + name + "\"", after.primaryKey(), cascade, at)
                .withPrimaryKey(CollectionDefinition.GENERATED_KEY, after.name() + "_pkey"));
        table.testAll();
    }

    void rename(AlterAction.RenameConstraint action) {
        String from = action.constraint().text();
        String to = action.newName().text();
        if (table.names().isTaken(to) && !to.equalsIgnoreCase(from)) {
            throw context.error(
                    ErrorCode.DUPLICATE_NAME,
                    "Constraint \"" + to + "\" exists already on \""
                            + table.after().name() + "\"",
                    action.newName().at());
        }
        Optional<IndexDefinition> unique = findUnique(from);
        if (unique.isPresent()) {
            IndexDefinition renamed = unique.get().withName(to);
            table.refuseTakenIndex(renamed, action.newName().at());
            table.replace(unique.get(), renamed);
        } else {
            Map<String, String> comments = table.after().constraintComments();
            if (isPrimaryKey(from)) {
                table.set(table.after().withPrimaryKey(table.after().primaryKey(), to));
            } else if (!renameCheckOrForeignKey(from, to)) {
                throw notFound(action.constraint());
            }
            comments.entrySet().stream()
                    .filter(comment -> comment.getKey().equalsIgnoreCase(from))
                    .forEach(comment -> table.set(table.after().withConstraintComment(to, comment.getValue())));
        }
        table.names().free(from);
        table.names().take(to);
    }

    private boolean renameCheckOrForeignKey(String from, String to) {
        CollectionDefinition after = table.after();
        CollectionDefinition renamed = after.withConstraints(
                after.checks().stream()
                        .map(check -> check.name().equalsIgnoreCase(from)
                                ? new CheckDefinition(to, check.conditionSql())
                                : check)
                        .toList(),
                after.foreignKeys().stream()
                        .map(key -> key.name().equalsIgnoreCase(from) ? key.withName(to) : key)
                        .toList());
        table.set(renamed);
        return !renamed.equals(after) || from.equals(to);
    }

    /** What is there was looked at when the constraint came, so there is nothing left to validate. */
    void alter(AlterAction.AlterConstraint action) {
        String name = action.constraint().text();
        CollectionDefinition after = table.after();
        boolean isForeignKey =
                after.foreignKeys().stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
        boolean isCheck = after.checks().stream().anyMatch(check -> check.name().equalsIgnoreCase(name));
        if (!isForeignKey && !(isCheck && action.timing().isEmpty())) {
            throw table.names().isTaken(name)
                    ? context.error(
                            ErrorCode.WRONG_OBJECT_TYPE,
                            "Constraint \"" + name + "\" of \"" + after.name() + "\" is no foreign key",
                            action.at())
                    : notFound(action.constraint());
        }
        action.timing()
                .ifPresent(timing -> table.set(after.withConstraints(
                        after.checks(),
                        after.foreignKeys().stream()
                                .map(key -> key.name().equalsIgnoreCase(name)
                                        ? key.withTiming(timing.deferrable(), timing.initiallyDeferred())
                                        : key)
                                .toList())));
    }

    private RuntimeException notFound(Name name) {
        return context.error(
                ErrorCode.UNKNOWN_OBJECT,
                "Constraint \"" + name + "\" not found on \"" + table.after().name() + "\"",
                name.at());
    }

    void add(AlterAction.AddIndex action) {
        new IndexDefiner(context)
                .define(action.index(), table.after(), table.names(), table.droppedIndexes())
                .ifPresent(table.newIndexes()::add);
    }

    void drop(AlterAction.DropIndex action) {
        Optional<IndexDefinition> found = findIndex(action.index());
        if (found.isPresent()) {
            table.drop(found.get(), false, action.at());
        } else if (action.ifExists()) {
            context.warnMissing("Index", action.index().text());
        } else {
            throw noIndex(action.index());
        }
    }

    void rename(AlterAction.RenameIndex action) {
        IndexDefinition index = findIndex(action.index()).orElseThrow(() -> noIndex(action.index()));
        Name newName = action.newName();
        if (table.names().isTaken(newName.text())) {
            throw context.error(ErrorCode.INDEX_EXISTS, "Index \"" + newName + "\" exists already", newName.at());
        }
        table.replace(index, index.withName(newName.text()));
        table.names().free(index.name());
        table.names().take(newName.text());
    }

    private Optional<IndexDefinition> findIndex(Name name) {
        return table.indexes().stream()
                .filter(index -> index.name().equalsIgnoreCase(name.text()))
                .findFirst();
    }

    private RuntimeException noIndex(Name name) {
        return context.error(
                ErrorCode.INDEX_NOT_FOUND,
                "Index \"" + name + "\" not found on \"" + table.after().name() + "\""
                        + NearNames.didYouMean(
                                name.text(),
                                table.indexes().stream()
                                        .map(IndexDefinition::name)
                                        .toList()),
                name.at());
    }
}
