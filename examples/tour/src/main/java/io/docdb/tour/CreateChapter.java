package io.docdb.tour;

import io.docdb.testdata.DataSet;

/** A new folder, and four collections with their JSON Schemas. */
final class CreateChapter implements Chapter {
    @Override
    public String title() {
        return "Opening a database and saying what documents look like";
    }

    @Override
    public String byHand() {
        return "a directory of JSON files, and a schema registry";
    }

    @Override
    public void tell(Stage stage) {
        stage.say("Docdb.open(\"%s\")", stage.folder());
        for (DataSet set : DataSet.real()) {
            stage.database().createCollectionWithSchema(set.name(), set.schema(), set.keyField());
            stage.say(
                    "createCollectionWithSchema(\"%s\", <JSON Schema, %,d characters>, \"%s\")",
                    set.name(), set.schema().length(), set.keyField());
        }
    }
}
