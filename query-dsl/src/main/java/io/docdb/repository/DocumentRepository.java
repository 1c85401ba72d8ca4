package io.docdb.repository;

import io.docdb.dsl.DocumentCollection;
import io.docdb.dsl.Filter;
import io.docdb.dsl.FindQuery;
import io.docdb.dsl.Page;
import io.docdb.dsl.Paged;
import io.docdb.dsl.Sort;
import java.util.List;
import java.util.Optional;

/**
 * What every repository can do. Extend it, and add methods whose names say what they find:
 *
 * <pre>{@code
 * interface Orders extends DocumentRepository<Order, Long> {
 *     List<Order> findByCustomerCityAndTotalGreaterThan(String city, BigDecimal min, Page page);
 *     Optional<Order> findFirstByOrderByPlacedAtDesc();
 *     long countByStatusIn(List<Status> wanted);
 * }
 * }</pre>
 *
 * <p>Thread-safe, unless it was made from a transaction.
 *
 * @param <T> the class of the documents
 * @param <I> the class of the key
 */
public interface DocumentRepository<T, I> {
    /**
     * Inserts the document, or replaces the one that has its key: with a {@link io.docdb.dsl.mapping.Version}, only the one it was
     * read as. A key of text or UUID that is not there is made.
     *
     * @return it as it is stored, with the key and the version it has now
     * @throws io.docdb.error.ConflictException VERSION_CHANGED (40001) if it was changed or removed since it was read
     */
    <S extends T> S save(S document);

    /** As {@link #save} for all of them, or none. */
    <S extends T> List<S> saveAll(Iterable<S> documents);

    /** Inserts the document. @throws io.docdb.error.DatabaseException UNIQUE_VIOLATED (23505) if its key is there */
    <S extends T> S insert(S document);

    /** The document of this key; empty if there is none. */
    Optional<T> findById(I id);

    boolean existsById(I id);

    /** All documents, in no order. */
    List<T> findAll();

    /** All documents in this order. */
    List<T> findAll(Sort sort);

    /** One page of all documents, and how many there are in all. */
    Paged<T> findAll(Page page);

    /** The documents of these keys that are there, in one query, in no order. */
    List<T> findAllById(Iterable<? extends I> ids);

    /** Any query. */
    FindQuery<T> find(Filter<? super T> filter);

    long count();

    /** Removes the document of this key, if it is there. */
    void deleteById(I id);

    /**
     * Removes the document that has the key of this one, if it is there.
     *
     * @throws io.docdb.error.ConflictException VERSION_CHANGED (40001) if it has another {@link io.docdb.dsl.mapping.Version}
     */
    void delete(T document);

    /** As {@link #delete} for each, all of them or, if one is refused, none. */
    void deleteAll(Iterable<? extends T> documents);

    /** As {@link #deleteById} for each, all of them or, if one is refused, none. */
    void deleteAllById(Iterable<? extends I> ids);

    /** Removes every document; the collection stays. */
    void deleteAll();

    /** The collection below. */
    DocumentCollection<T> collection();
}
