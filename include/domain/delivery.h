/*
 * 交房 and the measured area.
 */
#ifndef DOMAIN_DELIVERY_H
#define DOMAIN_DELIVERY_H

#include <stdint.h>

/* What an error of area settles when the contract is silent (Supreme Court, sale of commodity
 * houses): positive, the buyer pays; negative, he gets back. total in fen for the contract area,
 * areas in 0.01 m², limit in percent (3). Inside the limit the difference is settled either way;
 * above it the buyer pays the limit at most, and for a house too small the seller returns the part
 * above the limit twice. */
int64_t delivery_settlement(int64_t total, int64_t contract_area, int64_t measured_area,
                            int64_t limit);

#endif
