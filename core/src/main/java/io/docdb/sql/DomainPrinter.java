package io.docdb.sql;

import io.docdb.sql.ast.DomainAction;
import io.docdb.sql.ast.SchemaChange;

/** Prints CREATE DOMAIN and ALTER DOMAIN. */
final class DomainPrinter {
    private final SqlWriter out;
    private final SchemaPrinter schemas;

    DomainPrinter(SqlWriter out, SchemaPrinter schemas) {
        this.out = out;
        this.schemas = schemas;
    }

    SqlWriter create(SchemaChange.CreateDomain create) {
        out.add("CREATE DOMAIN ").addIf(create.ifNotExists(), "IF NOT EXISTS ").objectName(create.name());
        out.add(" AS ");
        schemas.columnType(create.type());
        out.optional(" DEFAULT ", create.defaultValue(), out::expression).addIf(create.notNull(), " NOT NULL");
        create.checks().forEach(check -> {
            out.add(" ");
            schemas.constraint(check);
        });
        return out;
    }

    SqlWriter alter(SchemaChange.AlterDomain alter) {
        out.add("ALTER DOMAIN ").addIf(alter.ifExists(), "IF EXISTS ").objectName(alter.name());
        if (alter.action() instanceof DomainAction.SetDefault set) {
            out.addIf(set.defaultValue().isEmpty(), " DROP DEFAULT");
            out.optional(" SET DEFAULT ", set.defaultValue(), out::expression);
        } else if (alter.action() instanceof DomainAction.SetNotNull set) {
            out.add(set.notNull() ? " SET NOT NULL" : " DROP NOT NULL");
        } else if (alter.action() instanceof DomainAction.AddCheck add) {
            out.add(" ADD ");
            schemas.constraint(add.check());
        } else if (alter.action() instanceof DomainAction.DropConstraint drop) {
            out.add(" DROP CONSTRAINT ").addIf(drop.ifExists(), "IF EXISTS ").name(drop.constraint());
        } else if (alter.action() instanceof DomainAction.AddLabel add) {
            out.add(" ADD VALUE ").addIf(add.ifNotExists(), "IF NOT EXISTS ").text(add.label());
            out.optional(add.before() ? " BEFORE " : " AFTER ", add.neighbour(), out::text);
        } else if (alter.action() instanceof DomainAction.RenameConstraint rename) {
            out.add(" RENAME CONSTRAINT ").name(rename.constraint()).add(" TO ").name(rename.newName());
        }
        return out;
    }
}
