package org.postgresql.util;

/** As much of PostgreSQL's class as an application uses to hand over a value. */
public class PGobject {
    private String type;
    private String value;

    public void setType(String type) {
        this.type = type;
    }

    public String getType() {
        return type;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public String getValue() {
        return value;
    }
}
