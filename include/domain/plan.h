/*
 * 付款计划: the schedule of a deal as agreed with the buyer. plan.make lays it out by the template of
 * the way of paying (domain: 定金 at subscription, own part at signing, loans 60 days later; 分期 in
 * equal parts, the last takes the rounding); plan.set and plan.split change it while the sum holds:
 * what one row loses another gains, in the same transaction, so that Σ rows is always the deal's
 * total. After signing its dates move by a change order only. A deal without a plan follows the
 * template (domain/receivable.h).
 */
#ifndef DOMAIN_PLAN_H
#define DOMAIN_PLAN_H

#include "domain/session.h"
#include "model/contract.h"

/* Loans in the contract are those of the plan, if there is one; its total is still the deal's. */
bool plan_check_contract(Session *session, const Contract *contract, int64_t total, Error *err);

#endif
