/**
 * SQL logic tests: scripts in the format of SQLite's sqllogictest, run over JDBC.
 *
 * <p>{@code LogicScript} reads them, {@code LogicRun} runs them. {@code RandomStatementsTest} makes statements in the manner of
 * that corpus and compares with SQLite itself; {@code CorpusTest}, a proof, runs the corpus (public domain, from the artifact
 * {@code net.hydromatic:sql-logic-test}) and names the statements that mean something else here. Format:
 * https://www.sqlite.org/sqllogictest/doc/trunk/about.wiki
 */
package io.docdb.jdbc.logic;
