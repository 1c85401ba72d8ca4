/**
 * SQL text to syntax tree and back.
 *
 * <p>Entry classes: {@link io.docdb.sql.Parser} and {@link io.docdb.sql.SqlPrinter}. A {@code Lexer} cuts the text into
 * tokens held in arrays; a {@code TokenReader} walks over them; one parser per clause ({@code SelectParser},
 * {@code ExpressionParser}, {@code OperatorParser}, {@code TableDefinitionParser}, …) reads its part by recursive descent, with a token or two
 * of look-ahead. {@code Grammar} holds them together for one parse. A new clause is a new method, or a new parser and a
 * line in {@code Grammar}; a new word is a line in {@code Keyword}, reserved only if a name in its place could not be
 * told apart.
 *
 * <p>A right text pays nothing for good errors: a wrong one is parsed once more, noting what would have fitted at the
 * token that did not.
 *
 * <p>Invariant: parse(print(tree)) equals tree. The package knows no catalog, no types of columns and does no I/O; it
 * uses {@code error} and {@code value} alone.
 *
 * <p>Sources: ISO/IEC 9075-2:2016 and 2023 (grammar), PostgreSQL's manual chapter 4 (precedence of operators), JDBC 4.3
 * chapter 13.4 (escapes).
 */
package io.docdb.sql;
