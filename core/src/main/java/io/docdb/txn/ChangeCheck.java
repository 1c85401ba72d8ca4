package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The last look at a commit before it enters the log: what the store would not take must not get in. */
final class ChangeCheck {
    private ChangeCheck() {}

    /**
     * Refuses a commit that writes to, or drops, a map that is not there, or creates one that is: another transaction was
     * quicker.
     *
     * @throws ConflictException SERIALIZATION_FAILURE
     */
    static void refuseUnknownMaps(List<MapChange> changes, StoreSnapshot before, RowDescriber describer) {
        Set<Integer> created = null;
        Set<Integer> dropped = null;
        int known = 0;
        boolean any = false;
        for (MapChange change : changes) {
            int map = change.map();
            boolean keyed = change.kind() == MapChange.Kind.PUT || change.kind() == MapChange.Kind.DELETE;
            if (keyed && any && map == known) {
                continue;
            }
            boolean exists = created != null && created.contains(map)
                    || before.hasMap(map) && (dropped == null || !dropped.contains(map));
            if (exists == (change.kind() == MapChange.Kind.CREATE_MAP)) {
                throw new ConflictException(
                        ErrorCode.SERIALIZATION_FAILURE,
                        "Conflict: " + describer.describe(map, null) + (exists ? " was created" : " has gone")
                                + " meanwhile; try again");
            }
            any = keyed;
            known = map;
            if (change.kind() == MapChange.Kind.CREATE_MAP) {
                created = created == null ? new HashSet<>() : created;
                created.add(map);
            } else if (change.kind() == MapChange.Kind.DROP_MAP) {
                dropped = dropped == null ? new HashSet<>() : dropped;
                dropped.add(map);
                if (created != null) {
                    created.remove(map);
                }
            }
        }
    }
}
