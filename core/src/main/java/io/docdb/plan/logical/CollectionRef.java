package io.docdb.plan.logical;

/**
 * A collection as a plan names it.
 *
 * @param id as the catalog numbers it
 * @param schema the SQL schema it lies in
 * @param name as it was written when it was created
 */
public record CollectionRef(int id, String schema, String name) {

    @Override
    public String toString() {
        return name;
    }
}
