/**
 * Repositories: an interface says what is wanted, a proxy does it.
 *
 * <p>Entry: {@link io.docdb.repository.Repositories}, which makes {@link io.docdb.repository.DocumentRepository}s. A
 * method of the interface is one of: CRUD, inherited; a query by the words of its name ({@code findByCustomerCityAndTotalGreaterThan});
 * a statement of its own ({@link io.docdb.repository.Query}); a default method.
 *
 * <p>Invariant: every method is understood when the repository is made. A name that fits no property, a wrong number of
 * parameters, an SQL text with an error are refused then, not when the method is first called.
 *
 * <p>It must not know sessions or syntax trees: it speaks to {@code io.docdb.dsl} as any application does.
 *
 * <p>Sources: the query keywords of Spring Data Commons, whose names and precedence are kept.
 */
package io.docdb.repository;
