package io.docdb.sql.ast;

/** What a client asks for at once. */
public sealed interface Statement extends Node
        permits Query, DataChange, SchemaChange, TransactionStatement, AdministrationStatement {

    <R> R accept(StatementVisitor<R> visitor);
}
