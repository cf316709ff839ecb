// SPDX-License-Identifier: Apache-2.0
#pragma once

class QSqlDatabase;

namespace dfw::localplatform {

/// Makes and fills the demo tables that are missing; the same rows at every start. Invented people
/// only. Optional values are missing or unreadable here and there, as in real tables:
///   test1.Mytable   4,212 rows, none of which must be rejected when TestID is the record's id
///   test1.Dirty     320 rows, 10 of them without TestID
///   test1.Orders    1,200 rows; staging.Customers, staging.Newsletter, staging.Accounts
///   servicedesk/Account   340 rows; servicedesk/Contact, servicedesk/Incident
/// Of each system all or none are made: a table somebody has dropped stays away.
void fillSourceTables(QSqlDatabase &database);

} // namespace dfw::localplatform
