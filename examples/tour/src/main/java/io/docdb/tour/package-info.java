/**
 * The tour: a team that had begun with "just some simple persistence" finds each thing it was about to write by hand.
 *
 * <p>Entry: {@link io.docdb.tour.Tour}. One class tells one chapter; the later ones find what the earlier ones left in the
 * database.
 */
package io.docdb.tour;
