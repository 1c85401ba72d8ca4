package io.docdb.tour;

/** One part of the tour. */
interface Chapter {
    String title();

    /** What the team was about to write by hand. */
    String byHand();

    void tell(Stage stage);
}
