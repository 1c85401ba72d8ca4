package io.docdb.catalog;

import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.Optional;

/**
 * A declared column: a top-level field of the documents.
 *
 * @param defaultSql the SQL expression for a value that is not given
 * @param defaultOnNull true: a NULL that is given counts as not given
 * @param identity for GENERATED … AS IDENTITY
 * @param generatedSql the SQL expression of a GENERATED ALWAYS AS column
 * @param onUpdateSql the SQL expression for the value that an update gives a column it does not name, if it changes another one
 * @param domain the id of the domain it was declared with, whose rules count besides its own
 */
public record ColumnDefinition(
        String name,
        SqlType type,
        boolean nullable,
        Optional<String> defaultSql,
        boolean defaultOnNull,
        Optional<Identity> identity,
        Optional<String> generatedSql,
        Optional<String> onUpdateSql,
        Optional<Integer> domain,
        String comment) {

    /**
     * An identity column.
     *
     * @param always true refuses values given by hand (unless OVERRIDING SYSTEM VALUE)
     * @param sequence the name of the sequence that feeds it
     */
    public record Identity(boolean always, String sequence) {}

    public static ColumnDefinition of(String name, SqlType type, boolean nullable) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    public ColumnDefinition withNullable(boolean mayBeNull) {
        return new ColumnDefinition(
                name, type, mayBeNull, defaultSql, defaultOnNull, identity, generatedSql, onUpdateSql, domain, comment);
    }

    public ColumnDefinition withName(String newName) {
        return new ColumnDefinition(
                newName,
                type,
                nullable,
                defaultSql,
                defaultOnNull,
                identity,
                generatedSql,
                onUpdateSql,
                domain,
                comment);
    }

    public ColumnDefinition withDefault(Optional<String> newDefaultSql) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                newDefaultSql,
                defaultOnNull,
                identity,
                generatedSql,
                onUpdateSql,
                domain,
                comment);
    }

    public ColumnDefinition withDefaultOnNull(boolean onNull) {
        return new ColumnDefinition(
                name, type, nullable, defaultSql, onNull, identity, generatedSql, onUpdateSql, domain, comment);
    }

    public ColumnDefinition withIdentity(Optional<Identity> newIdentity) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                defaultSql,
                defaultOnNull,
                newIdentity,
                generatedSql,
                onUpdateSql,
                domain,
                comment);
    }

    public ColumnDefinition withGenerated(Optional<String> newGeneratedSql) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                defaultSql,
                defaultOnNull,
                identity,
                newGeneratedSql,
                onUpdateSql,
                domain,
                comment);
    }

    public ColumnDefinition withOnUpdate(Optional<String> newOnUpdateSql) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                defaultSql,
                defaultOnNull,
                identity,
                generatedSql,
                newOnUpdateSql,
                domain,
                comment);
    }

    public ColumnDefinition withType(SqlType newType) {
        return new ColumnDefinition(
                name,
                newType,
                nullable,
                defaultSql,
                defaultOnNull,
                identity,
                generatedSql,
                onUpdateSql,
                domain,
                comment);
    }

    public ColumnDefinition withComment(String newComment) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                defaultSql,
                defaultOnNull,
                identity,
                generatedSql,
                onUpdateSql,
                domain,
                newComment);
    }

    public ColumnDefinition withDomain(Optional<Integer> newDomain) {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                defaultSql,
                defaultOnNull,
                identity,
                generatedSql,
                onUpdateSql,
                newDomain,
                comment);
    }

    public FieldPath path() {
        return FieldPath.of(name);
    }
}
