// SPDX-License-Identifier: Apache-2.0
#include "domain/standardobjects.h"

#include <QSet>
#include <QStringList>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> buildPaths()
{
    QSet<QString> out{u"_repo"_s,
                      u"person"_s,
                      u"person.name"_s,
                      u"loyalty"_s,
                      u"loyalty.rewards"_s,
                      u"b2b"_s,
                      u"extendedWorkDetails"_s,
                      u"extendedWorkDetails.assistantDetails"_s,
                      u"extendedWorkDetails.assistantDetails.name"_s,
                      u"extendedWorkDetails.assistantDetails.phone"_s,
                      u"extSourceSystemAudit"_s,
                      u"accountKey"_s,
                      u"accountParentKey"_s,
                      u"accountOrganization"_s,
                      u"accountOrganization.annualRevenue"_s,
                      u"commerce"_s,
                      u"commerce.order"_s,
                      u"commerce.cart"_s,
                      u"web"_s,
                      u"web.webPageDetails"_s,
                      u"web.webPageDetails.pageViews"_s,
                      u"web.webReferrer"_s,
                      u"web.webInteraction"_s,
                      u"web.webInteraction.linkClicks"_s,
                      u"device"_s,
                      u"environment"_s,
                      u"environment.browserDetails"_s,
                      u"environment._dc"_s};
    const QStringList measures{u"purchases"_s, u"productViews"_s, u"productListAdds"_s,
                               u"checkouts"_s, u"cartAbandons"_s};
    for (const QString &name : measures)
        out.insert(u"commerce."_s + name);
    const QStringList emails{u"personalEmail"_s, u"workEmail"_s};
    for (const QString &name : emails)
        out.insert(name);
    const QStringList phones{u"mobilePhone"_s,  u"homePhone"_s,           u"faxPhone"_s,
                             u"workPhone"_s,    u"billingAddressPhone"_s, u"shippingAddressPhone"_s,
                             u"accountPhone"_s, u"accountFax"_s};
    for (const QString &name : phones)
        out.insert(name);
    const QStringList addresses{u"homeAddress"_s,
                                u"billingAddress"_s,
                                u"mailingAddress"_s,
                                u"shippingAddress"_s,
                                u"workAddress"_s,
                                u"accountBillingAddress"_s,
                                u"accountShippingAddress"_s,
                                u"accountPhysicalAddress"_s};
    for (const QString &name : addresses) {
        out.insert(name);
        out.insert(name + u"._schema"_s);
        out.insert(name + u"._repo"_s);
    }
    return out;
}

} // namespace

bool isStandardObjectPath(const QString &path)
{
    static const QSet<QString> paths = buildPaths();
    return paths.contains(path);
}

} // namespace dfw
