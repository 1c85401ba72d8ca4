package io.docdb.codec;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;

/** The dictionary without a name. */
enum NoFieldNames implements FieldNames {
    INSTANCE;

    @Override
    public int find(String name) {
        return NONE;
    }

    @Override
    public int add(String name) {
        return NONE;
    }

    @Override
    public String name(int number) {
        throw new StorageException(
                ErrorCode.DATA_CORRUPTED, "Document damaged: expected names inline, found field number " + number);
    }

    @Override
    public int size() {
        return 0;
    }
}
