package io.binnacle.styles;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A drawn sign on a control. States of things are not icons but [Mark]s.
public enum Icon {
    ALERT_CIRCLE(Feather.ALERT_CIRCLE),
    ALIGN_LEFT(Feather.ALIGN_LEFT),
    ARCHIVE(Feather.ARCHIVE),
    ARROW_DOWN_LEFT(Feather.ARROW_DOWN_LEFT),
    ARROW_RIGHT(Feather.ARROW_RIGHT),
    ARROW_UP_RIGHT(Feather.ARROW_UP_RIGHT),
    BOOK_OPEN(Feather.BOOK_OPEN),
    CHECK(Feather.CHECK),
    CHEVRON_DOWN(Feather.CHEVRON_DOWN),
    CHEVRON_RIGHT(Feather.CHEVRON_RIGHT),
    CHEVRON_UP(Feather.CHEVRON_UP),
    CHEVRONS_DOWN(Feather.CHEVRONS_DOWN),
    CLIPBOARD(Feather.CLIPBOARD),
    COMPASS(Feather.COMPASS),
    COPY(Feather.COPY),
    CORNER_UP_LEFT(Feather.CORNER_UP_LEFT),
    CORNER_UP_RIGHT(Feather.CORNER_UP_RIGHT),
    FILTER(Feather.FILTER),
    GLOBE(Feather.GLOBE),
    HARD_DRIVE(Feather.HARD_DRIVE),
    KEY(Feather.KEY),
    LAYERS(Feather.LAYERS),
    LINK(Feather.LINK_2),
    LIST(Feather.LIST),
    LOCK(Feather.LOCK),
    MINUS(Feather.MINUS),
    MORE_HORIZONTAL(Feather.MORE_HORIZONTAL),
    PAUSE(Feather.PAUSE),
    PLAY(Feather.PLAY),
    PLUS(Feather.PLUS),
    RADIO(Feather.RADIO),
    ROTATE_CW(Feather.ROTATE_CW),
    SEARCH(Feather.SEARCH),
    SERVER(Feather.SERVER),
    SETTINGS(Feather.SETTINGS),
    SHIELD(Feather.SHIELD),
    SQUARE(Feather.SQUARE),
    TERMINAL(Feather.TERMINAL),
    TRASH(Feather.TRASH_2),
    UNLOCK(Feather.UNLOCK),
    X(Feather.X),
    ZAP(Feather.ZAP);

    private final Feather ikon;

    Icon(Feather ikon) {
        this.ikon = ikon;
    }

    /// For a button, a row, a field: 14.
    public FontIcon small() {
        return drawn("icon-small");
    }

    /// For the rail and the head of a card: 18.
    public FontIcon large() {
        return drawn("icon-large");
    }

    private FontIcon drawn(String styleClass) {
        FontIcon icon = FontIcon.of(ikon);
        icon.getStyleClass().add(styleClass);
        return icon;
    }
}
