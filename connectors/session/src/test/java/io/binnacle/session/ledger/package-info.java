@org.jspecify.annotations.NullMarked
package io.binnacle.session.ledger;
