// Made from docs/openapi.json by `npm run client`; not edited by hand.

export interface paths {
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description By default the newest first. All filters that are given hold together. A project without an amount is sorted before all others by `amount`, one without a day after all others by `expectedSigningOn`; titles are sorted by their characters, without capitals. A cursor belongs to its filters and its order, and no project is left out or comes twice, whatever happens meanwhile; only one whose title, amount or day changes while you read by it is where its new value puts it. A search for what very many projects have may fill a page only in part, or not at all: read on as long as there is a `nextCursor`.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Open a project
         * @description The customer's class and the rules of the playbook version are taken now and stay with the project. 200: a repeat of a project that was opened before. With `references`, the project that has one of them is the answer, whatever else the body says, and nothing of it changes: of many such requests at once exactly one opens a project, and all are answered with its id. 202: no worker answers, and the project opens once one does; the operation says when.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["openProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a project
         * @description What a command has changed is readable some milliseconds after its answer. Whoever was answered by the same process reads it at once; through another one, pass the `revision` of the answer: this waits for it, two seconds at most, and then answers what it has.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a project
         * @description Send what changes, and in If-Match the ETag of the version that was read. Each fact that is another one than before is an event of its own on the timeline, and emails of the next 30 days say what it was. The ETag is made of the revision, so a project that has moved since is refused too: read it again, or send `*`. A reference of another project is refused here; `POST …/references` moves it.
         *
         *     The key needs the scope `projects:write`.
         */
        patch: operations["changeProject"];
        trace?: never;
    };
    "/v1/projects/{projectId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened in a project
         * @description Everything that happened is here, commands that were refused after a 202 included.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain where a project stands
         * @description The key needs the scope `projects:read`.
         */
        get: operations["explainProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks of a project
         * @description Open and closed, the oldest first.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["listProjectTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open tasks of a person
         * @description The oldest first. Follow-ups of one customer that are due within a week are one task for the person: each names the others in `joinedWith`.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["listPersonTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a reference, or move it here
         * @description From then on `ref:<system>:<id>` stands for the project in every path. A reference that the project has already changes nothing. One that another project has is moved when `movedFrom` names that project, and refused otherwise; both timelines say where it came from and went. A project that has ended keeps its references.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["addReference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/references/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a reference
         * @description It can be given to another project some milliseconds later. One that the project does not have changes nothing.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["removeReference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a milestone
         * @description A milestone may come early (it counts when its stage begins), twice (the second changes nothing) or late (it is kept as evidence). When the gate of the stage is complete, the project enters the next stage automatically.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["reachMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a contact with the customer
         * @description Only an exchange with the customer: it resets the follow-up clock. Emails of our own are no contact.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["recordContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a role in a project to somebody
         * @description The role's open tasks go along. Who gets the owner's role owns the project.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["assignRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/judgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge the intent of a silent customer
         * @description When the clock asks for it: `keep` with a note and the next date, or `drop` with a reason.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["judgeIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a project up
         * @description The key needs the scope `projects:write`.
         */
        post: operations["dropProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the customer decided against us
         * @description The key needs the scope `projects:write`.
         */
        post: operations["loseProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a project back to an earlier stage
         * @description When the customer has changed the specification or the price, or begins the tender anew. What was reached from that stage on is superseded and can be reached again; open tasks are closed and their holders told.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["goBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note to the timeline
         * @description A note is no contact with the customer: the follow-up clock runs on.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened, in order
         * @description Every event of every project, in one order that never changes. Ask with `after` as the cursor of the last event that you have dealt with, and you get each event once, however often you stop and wherever: nothing that becomes visible later comes before a cursor that was given out. Events of one project come in the order of their revisions. With `wait`, up to 30 seconds, an answer comes as soon as there is an event; a program that asks again after each answer hears of everything within moments. An event keeps its id and its content for ever.
         *
         *     The key needs the scope `events:read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description The key needs the scope `webhooks:read`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description From now on, or from a cursor of the feed, each event is sent to the address as a message by the specification Standard Webhooks: verify it with a library of theirs and the secret. Answer with 2xx as soon as you have stored it. A message comes at least once, and those of a project come in the order of their revisions: skip what you have (`webhook-id`), and what has a lower `revision` than the last of its project. What is not taken is tried again for three days, at first after seconds and later every few hours; then the webhook is disabled and whoever looks after it gets an email.
         *
         *     The key needs the scope `webhooks:write`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description How far it is, and what it fails at.
         *
         *     The key needs the scope `webhooks:read`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook
         * @description The list of its deliveries goes with it.
         *
         *     The key needs the scope `webhooks:write`.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description What it is sent from now on follows the change. What is on its way may still go to the old address.
         *
         *     The key needs the scope `webhooks:write`.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret
         * @description For a time both secrets sign each message, so that the receiver can change to the new one when it likes.
         *
         *     The key needs the scope `webhooks:write`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a webhook again
         * @description It goes on from where it stopped: what happened meanwhile is delivered, in order.
         *
         *     The key needs the scope `webhooks:write`.
         */
        post: operations["enableWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a webhook
         * @description It gets nothing until it is enabled again, and misses nothing then.
         *
         *     The key needs the scope `webhooks:write`.
         */
        post: operations["disableWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver once more from a place of the feed
         * @description For a receiver that has lost what it had: everything after the cursor is delivered again, with the same `webhook-id`, and then what is new. With a later cursor than that of the webhook, what lies between is skipped.
         *
         *     The key needs the scope `webhooks:write`.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message
         * @description The answer says what the receiver has answered.
         *
         *     The key needs the scope `webhooks:write`.
         */
        post: operations["pingWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent, newest first
         * @description Each attempt of the last 30 days, with what the receiver answered.
         *
         *     The key needs the scope `webhooks:read`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report many milestones
         * @description Up to 500 in a call. Each has its own fate and its own answer, the same as if it had been sent alone; what is wrong with one concerns no other. Those of one project are carried out in the order in which they are sent, projects beside each other. The `Idempotency-Key` is for the whole call: a repeat gets the same report, unless something failed on our side (`counts.failed`): then the repeat sends again what is not done yet. Codes of items: `unknown-project`, `not-opened`, `project-ended`, `project-stopped`, `malformed`, `event-reused`, `temporal-unavailable`, `unknown-milestone`, `evidence-missing`, `occurred-in-future`, `too-many-parked`, `invalid-body`.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["reachMilestones"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cloudevents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report by CloudEvents
         * @description CloudEvents 1.0, in structured mode (`application/cloudevents+json`), in binary mode (headers `ce-…` beside the data in JSON), or up to 500 of them in a list (`application/cloudevents-batch+json`). The table `cloudEvents` of the playbook says by the `type` which milestone or contact an event reports, where it names the project, and where its evidence is. `source` and `id` make a repeat known for the whole life of the project. One event is answered like a single report, a list with the fate of each.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["receiveCloudEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List parked reports
         * @description A report that names a reference which no project has is parked when its request says so by `park` and `tell`: for up to 30 days, up to 500 of a reference. When a project is opened with the reference, or gets it, it gets the reports in the order in which they came. The newest first; those that have ended are listed for 90 days.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["listParkedReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a parked report
         * @description The key needs the scope `projects:read`.
         */
        get: operations["getParkedReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-reports/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a report that waits
         * @description No project gets it. Taking it back once more changes nothing.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["withdrawParkedReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks/{taskId}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task will be done
         * @description Others see who works on it. The task stays open, and its escalation goes on when it becomes overdue.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["acceptTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks/{taskId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a task
         * @description A task that reports a milestone needs its evidence, and reports the milestone. To complete a decision who goes on (`reassign`) is to leave the tasks that it is about as they are; with `decides`, those of them that it names.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks/{taskId}/postponement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a task more time
         * @description Its reminders and its escalation begin anew at the new date. With `decides`, which names tasks of a decision who goes on, those get more time and leave the decision.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["postponeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks/{taskId}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass a task on to somebody else
         * @description This one task; roles in the project stay as they are. An overdue task gets its full time again. With `decides`, which names tasks of a decision who goes on, those are passed on and leave the decision.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["passOnTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks/{taskId}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a task
         * @description It is closed as declined and opened anew without a holder; the manager decides who does it.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["declineTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a project on hold, or change its hold
         * @description Clocks, reminders and due dates stand still and go on with what they had left. On the wake date the owner gets a task; a contact or a milestone ends the hold earlier. Sent again, it changes reason and date.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["holdProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a hold before its date
         * @description The key needs the scope `projects:write`.
         */
        post: operations["wakeProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a confirmed meeting
         * @description Until it is over the clock asks for nothing, and a judgement that was asked for is answered. It is no contact yet: record that when it has taken place. What only we have planned does not count.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["confirmMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/meetings/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a confirmed meeting off
         * @description The key needs the scope `projects:write`.
         */
        post: operations["cancelMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a project days of its own
         * @description The running clock is planned anew at once from the last contact. What has fired does not fire again; what the change makes overdue comes on the next working morning. A person who is named in X-Milepost-Actor must be a manager above the owner: nobody loosens the clock that they are held to.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["changeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the class of a project
         * @description The running clock is planned anew at once with the days of the class. A person who is named in X-Milepost-Actor must be a manager above the owner.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["changeClass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a new attempt
         * @description It begins in the stage in which it ended, or in an earlier one, with a fresh clock. What was reached from there on is superseded; how the last attempt ended stays in the history.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["reopenProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what became of a command
         * @description Of one that was answered with 202.
         *
         *     The key needs the scope `projects:read`.
         */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{managerId}/{week}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a manager's weekly review shows
         * @description Of the manager's whole line: their own team, which is up for their decision, and the teams below at any depth, which have reviews of their own. Who is in the line and where projects stand is as of now; what was done is that of the days since the review before.
         *
         *     The key needs the scope `reviews:read`.
         */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a project in a weekly review
         * @description Any decision counts as one for that week: the project does not come back as undecided. One for an older week is carried out, and a decision of a newer week stands as it is. `keep` answers a judgement that is open: it needs a note then, and the project is judged again after a week. `X-Milepost-Actor` names the manager who has decided.
         *
         *     The key needs the scope `reviews:write`.
         */
        post: operations["reviewProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-overs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who would get what, and change nothing
         * @description Projects go to whoever is named, and the others by rule: to somebody with the roles, who works with the customer already, or is the least loaded of the team. The start plans anew, as things stand then.
         *
         *     The key needs the scope `hand-overs:read`.
         */
        post: operations["previewHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-overs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List hand-overs, the newest first
         * @description The key needs the scope `hand-overs:read`.
         */
        get: operations["listHandOvers"];
        put?: never;
        /**
         * Hand a person's projects over
         * @description Each receiver is asked once for everything. Silence and refusals go to their manager. What is accepted moves with all that it has, and its clocks run on. One hand-over runs for a person at a time.
         *
         *     The key needs the scope `hand-overs:write`.
         */
        post: operations["startHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-overs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say how far a hand-over is
         * @description Who was asked, what they answered, how much has moved; and a page of its projects.
         *
         *     The key needs the scope `hand-overs:read`.
         */
        get: operations["getHandOver"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-overs/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or decline what is to be taken over
         * @description An answer counts once, for everything that goes to the person. A decline goes to the manager.
         *
         *     The key needs the scope `hand-overs:write`.
         */
        post: operations["answerHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-overs/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide who takes over
         * @description It moves at once: whoever is named is not asked again.
         *
         *     The key needs the scope `hand-overs:write`.
         */
        post: operations["decideHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-overs/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a hand-over off
         * @description Before anybody has accepted.
         *
         *     The key needs the scope `hand-overs:write`.
         */
        post: operations["cancelHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say what a person holds
         * @description Projects that the person leads or led, and running ones in which they have a role or an open task: what a hand-over moves.
         *
         *     The key needs the scope `hand-overs:read`.
         */
        get: operations["listHoldings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description The key needs the scope `people:read`.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Create a person
         * @description The id may be left out; then one is made. Create managers before those who report to them. Somebody who is there and has roles is offered what waits in the queue for them, in one mail. Whoever has somebody below gets the weekly review of their projects, and whoever leads projects and has a manager its mirror on Friday.
         *
         *     The key needs the scope `people:write`.
         */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a person
         * @description The key needs the scope `people:read`.
         */
        get: operations["getPerson"];
        /**
         * Replace a person
         * @description Send the record, and in If-Match the ETag of the version that was read. Fields that the body need not name stay as they are when it leaves them out, and are emptied by null. A person who is not active gets no tasks and no mail; for one who is absent, the substitute or the manager gets the emails. Somebody who still holds projects or tasks is deactivated only when these are handed over: the Link header of the answer then leads to the hand-over. Somebody who becomes available (active again, back, with another role, with room, with an address that works) is offered what waits in the queue for them, in one mail; at the end of an absence that comes automatically, on the morning after. With another time zone or calendar, what is ahead in their running projects is planned anew, within seconds. With another address, or switched off, they are signed out everywhere.
         *
         *     The key needs the scope `people:write`.
         */
        put: operations["replacePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a person
         * @description Send what changes, and in If-Match the ETag of the version that was read. What follows is the same as when the whole record is replaced. A person is never deleted: `active` false is what becomes of somebody who has left.
         *
         *     The key needs the scope `people:write`.
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/v1/people/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a person
         * @description Who changed which fields when; the oldest first.
         *
         *     The key needs the scope `people:read`.
         */
        get: operations["listPersonChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description All filters that are given hold together. A cursor belongs to its filters and its order. Duplicates of others are left out unless `merged` is true. The list is for programs: nobody who is named in X-Milepost-Actor may see all customers.
         *
         *     The key needs the scope `customers:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description The id may be left out; then one is made. Whoever is named in X-Milepost-Actor owns the relation, unless the body says who does.
         *
         *     The key needs the scope `customers:write`.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer
         * @description A duplicate shows in `mergedInto` who is kept in its place. The reference of a duplicate, in place of an id, leads to the one that is kept.
         *
         *     The key needs the scope `customers:read`.
         */
        get: operations["getCustomer"];
        /**
         * Replace a customer
         * @description Send the record, and in If-Match the ETag of the version that was read. Fields that the body need not name stay as they are when it leaves them out, and are emptied by null. Another region counts when the next role is given to somebody.
         *
         *     The key needs the scope `customers:write`.
         */
        put: operations["replaceCustomer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a customer
         * @description Send what changes, and in If-Match the ETag of the version that was read. A customer is never deleted: with `active` false no project is opened any more, and those that run go on.
         *
         *     The key needs the scope `customers:write`.
         */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/v1/customers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a customer
         * @description Who changed which fields when; the oldest first.
         *
         *     The key needs the scope `customers:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listCustomerChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers that may be one
         * @description After a customer, or somebody there, was written, others are looked for that may be the same: by reference, company number, domain, phone and name, with legal forms, width, traditional and simplified characters folded. Two are linked with nobody looking only when a reference is the same, or a number with a right check digit, and their names agree; the same name alone never links. All others wait here for somebody, the likeliest first. The list is for programs: nobody who is named in X-Milepost-Actor may see all customers.
         *
         *     The key needs the scope `customers:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listCustomerDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-duplicates/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link two customers as one
         * @description The other of the two becomes a duplicate of `into`. Neither record changes: it is a link, and `undo` takes it back. Emails, pages, lists and filters of all projects with the duplicate show the one that is kept from now on, new projects are opened with that, and a reference of the duplicate leads to it. No project is told, and nobody gets an email. Saying it again changes nothing.
         *
         *     The key needs the scope `customers:write`.
         */
        post: operations["mergeCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-duplicates/{id}/different": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two customers are two
         * @description They are not asked about again, unless something speaks for it that did not then. A link between them is taken back.
         *
         *     The key needs the scope `customers:write`.
         */
        post: operations["separateCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-duplicates/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was decided of two customers
         * @description Everything is as it was before: the link is gone, and the pair is open. Two that were linked with nobody looking are different for good.
         *
         *     The key needs the scope `customers:write`.
         */
        post: operations["undoCustomerDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts with a customer
         * @description Those that were recorded with the customer, or with one that is linked as the same, the newest first. What was reported to one project alone stands in its timeline.
         *
         *     The key needs the scope `customers:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listCustomerContacts"];
        put?: never;
        /**
         * Record a contact with a customer
         * @description One exchange for several projects at once, with those people of the customer who took part. It is kept with the customer, and recorded in each project that is named: it counts for their clocks. Each project has its own answer. A repeat with the same `source` and `eventId`, or the same Idempotency-Key, has no further effect.
         *
         *     The key needs the scope `reports:write`.
         */
        post: operations["recordCustomerContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/potentials/{potentialId}/project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a potential project
         * @description Opens the project that the archive has foreseen, with its title, amount and day. However often and by however many it is sent, one project is opened, and the potential names it from then on.
         *
         *     The key needs the scope `projects:write`.
         */
        post: operations["openPotential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people at customers
         * @description All filters that are given hold together. For a person named in X-Milepost-Actor `customer` is needed, and must be one of theirs.
         *
         *     The key needs the scope `customers:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listCustomerPeople"];
        put?: never;
        /**
         * Create a person at a customer
         * @description The id may be left out; then one is made. Parts in the buying committee: decides, pays, uses, judges, buys, coaches, blocks.
         *
         *     The key needs the scope `customers:write`.
         */
        post: operations["createCustomerPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a person at a customer
         * @description The key needs the scope `customers:read`.
         */
        get: operations["getCustomerPerson"];
        /**
         * Replace a person at a customer
         * @description Send the record, and in If-Match the ETag of the version that was read. Fields that the body need not name stay as they are when it leaves them out, and are emptied by null. The customer stays: somebody who changes companies is another person there.
         *
         *     The key needs the scope `customers:write`.
         */
        put: operations["replaceCustomerPerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a person at a customer
         * @description Send what changes, and in If-Match the ETag of the version that was read. With `presence` gone or deceased nothing is planned with them any more.
         *
         *     The key needs the scope `customers:write`.
         */
        patch: operations["changeCustomerPerson"];
        trace?: never;
    };
    "/v1/customer-people/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a customer person
         * @description Who changed which fields when; the oldest first.
         *
         *     The key needs the scope `customers:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listCustomerPersonChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is known of a person
         * @description Only those with a role in a running project of the customer may, and their managers; a key without a person needs the scope alone. Whoever is not in the team of the customer is put down in the audit log before the answer.
         *
         *     The key needs the scope `personal-facts:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listPersonalFacts"];
        put?: never;
        /**
         * Write what is known of a person
         * @description Only those with a role in a running project of the customer may, and their managers; a key without a person needs the scope alone. Each fact says from where it comes and on what ground it is kept; who wrote it is put down.
         *
         *     The key needs the scope `personal-facts:write`.
         */
        post: operations["addPersonalFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people/{id}/facts/{factId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct what is known of a person
         * @description Only those with a role in a running project of the customer may, and their managers; a key without a person needs the scope alone.
         *
         *     The key needs the scope `personal-facts:write`.
         */
        put: operations["replacePersonalFact"];
        post?: never;
        /**
         * Remove what is known of a person
         * @description Only those with a role in a running project of the customer may, and their managers; a key without a person needs the scope alone. Its history goes with it.
         *
         *     The key needs the scope `personal-facts:write`.
         */
        delete: operations["removePersonalFact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archive-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who has seen personal facts, and who exported what
         * @description The audit log, the newest first: every view by somebody outside the team of the customer, and whatever anybody took away as a file. Nobody can change it.
         *
         *     The key needs the scope `personal-facts:audit`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listArchiveViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a mapping
         * @description The key needs the scope `imports:read`.
         */
        get: operations["getImportMapping"];
        /**
         * Save a mapping
         * @description Says of each field from which column it comes and how it is written there: the form of dates, the separators of numbers, what words mean. Nothing is guessed. An import keeps the mapping as it was when it was created.
         *
         *     The key needs the scope `imports:write`.
         */
        put: operations["saveImportMapping"];
        post?: never;
        /**
         * Remove a mapping
         * @description The key needs the scope `imports:write`.
         */
        delete: operations["removeImportMapping"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mappings
         * @description The key needs the scope `imports:read`.
         */
        get: operations["listImportMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description The newest first. An import is kept for 30 days.
         *
         *     The key needs the scope `imports:read`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Create an import
         * @description Names the mapping, and what is known of the file. The file follows; then a dry run says what would become of each row, and nothing is written before it is committed. The key needs the scope for what is imported too: `people:write`, `customers:write`, `projects:write` or `reports:write`.
         *
         *     The key needs the scope `imports:write`.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send the file of an import
         * @description The bytes of a CSV or a workbook (.xlsx), as they are: which of them it is, is seen from the bytes. They are kept as they come. Then the dry run begins; it does not write anything. Formulas are not computed: a cell that has one is a problem of its row.
         *
         *     The key needs the scope `imports:write`.
         */
        put: operations["sendImportFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an import
         * @description How far it is, with counts of rows that add up.
         *
         *     The key needs the scope `imports:read`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the problems of an import
         * @description In the order of the file: which row, which column, what is wrong, what to do. With `format=csv` it is a file to be worked through. It quotes cells of the file.
         *
         *     The key needs the scope `imports:read`.
         */
        get: operations["listImportProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commit an import
         * @description Carries out what the dry run has found, row by row: one that is refused costs no other. It goes on after crashes, and sent again it changes nothing. The same file imported once more finds everything as it is.
         *
         *     The key needs the scope `imports:write`.
         */
        post: operations["commitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people/{id}/everything": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get everything about a person at a customer
         * @description All that is kept of one person, to be given to them: the record and the facts with their history, contacts, notes that name them, and who has seen what is personal. Who asks needs the right to export beside that to see what is personal, and is put down in the audit log.
         *
         *     The key needs the scopes `personal-facts:read` and `archive:export`.
         */
        get: operations["getEverythingAboutCustomerPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people/{id}/everything.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get everything about a person at a customer as a page
         * @description The same to print and to read.
         *
         *     The key needs the scopes `personal-facts:read` and `archive:export`.
         */
        get: operations["getEverythingAboutCustomerPersonAsPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-people/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person at a customer
         * @description The record, the facts and their history are gone with the answer. What others wrote is looked through after it: addresses and numbers of the person are taken out wherever they stand, the name where it is about this customer. Numbers stay what they were: a contact stays a contact, with somebody who is not named. Nothing of it can be brought back, and another system that sends the person again creates them again: erase them there first.
         *
         *     The key needs the scope `personal-facts:erase`.
         */
        post: operations["eraseCustomerPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List erasures
         * @description The newest first.
         *
         *     The key needs the scope `personal-facts:audit`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["listErasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an erasure
         * @description The key needs the scope `personal-facts:audit`.
         */
        get: operations["getErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archive/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the whole archive
         * @description Customers, their people, personal facts, contacts, decisions on duplicates and erasures that are over, with who wrote what when and all earlier changes: one JSON object a line (NDJSON). `importArchive` puts it back: what is exported after that is the same, byte for byte. Not in it are projects (they are in the ledger), drafts, the audit log, and what is found anew: the search, and pairs that nobody has decided. The last line, `end`, says how many lines there are; a file without it was broken off. For programs alone, and put down in the audit log.
         *
         *     The key needs the scopes `personal-facts:read` and `archive:export`.
         */
        get: operations["exportArchive"];
        /**
         * Put an exported archive back
         * @description Lines as `exportArchive` gives them; a larger file comes in parts, in its order. Lines stand alone: what is there with the same content is `same`, what is there with other content is refused and stays, and a line that is refused costs no other. So the same request can be repeated. Revisions, authors and instants are kept. Nobody is mailed; running projects with the customers look at the archive. Whoever was erased stays erased. Without `commit=true` it is a dry run.
         *
         *     The key needs the scope `archive:import`.
         */
        put: operations["importArchive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview whom the retention rule erases
         * @description The rule: no project runs with the customer, none of its tasks is open, no potential project has a day ahead, and for so many years no project ended, no contact took place, and the record of the person was there. What is linked as the same customer counts as one. Days are the company's. Changes nothing. One page looks at 2,000 people at most, so it may have no entries and yet a next one; the counts of all pages add up. Programs alone may ask, since it is about all customers.
         *
         *     The key needs the scope `retention:read`. As CSV or NDJSON it also needs `archive:export`, and is put down in the audit log.
         */
        get: operations["previewRetention"];
        put?: never;
        /**
         * Erase whom the retention rule no longer keeps
         * @description The rule: no project runs with the customer, none of its tasks is open, no potential project has a day ahead, and for so many years no project ended, no contact took place, and the record of the person was there. What is linked as the same customer counts as one. Days are the company's. Each person is looked at once more right before, and erased as by `eraseCustomerPerson`: every erasure is on record. Send the request again with `nextCursor` until that is null. A repeat erases nobody twice.
         *
         *     The key needs the scope `retention:run`.
         */
        post: operations["runRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every version of every playbook
         * @description The key needs the scope `playbooks:read`.
         */
        get: operations["listPlaybooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbooks/{key}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a version of a playbook
         * @description The key needs the scope `playbooks:read`.
         */
        get: operations["getPlaybook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run recorded projects under other days
         * @description Tells every project once more what it was told in truth, under changed days of its clock, and reports the checks that would have fired, the projects that would have been dropped, and how those stand in truth: of the ones that were won, each is a false drop. Nothing is changed by it. One request runs at most 100 projects; go on with `nextCursor` and add the figures up. A client that goes away ends the run.
         *
         *     The key needs the scope `playbooks:read`.
         */
        post: operations["runWhatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calendars
         * @description By key, with the years that each has.
         *
         *     The key needs the scope `calendars:read`.
         */
        get: operations["listCalendars"];
        put?: never;
        /**
         * Create a calendar, such as one for a site
         * @description With a `base` it extends another one: what it says itself of a day goes before what its base says, and without a `weekend` that of the base holds. People go by it once their `calendar` names it.
         *
         *     The key needs the scope `calendars:write`.
         */
        post: operations["createCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a calendar
         * @description As it is, or as a version had it.
         *
         *     The key needs the scope `calendars:read`.
         */
        get: operations["getCalendar"];
        /**
         * Change a calendar
         * @description A new version holds from now on. Send the calendar, and in If-Match the ETag of the version that was read. Base, weekend and years stay as they are when the body leaves them out, and are emptied by null. Open deadlines follow within moments, in every project whose owner or holders of open tasks go by the calendar or by one that is based on it. Those that are still ahead are worked out anew from the same start; one that has fired never fires again; none moves into the past: what would be due by now comes on the next working morning. Each project records it as `deadlinesReplanned`.
         *
         *     The key needs the scope `calendars:write`.
         */
        put: operations["replaceCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a calendar
         * @description Who changed it when, and which days; the newest first.
         *
         *     The key needs the scope `calendars:read`.
         */
        get: operations["listCalendarVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{key}/working-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the working days of a calendar
         * @description What it, with what it is based on, makes of each day of a stretch.
         *
         *     The key needs the scope `calendars:read`.
         */
        get: operations["getWorkingDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys
         * @description By id, also those that work no more.
         *
         *     The key needs the scope `keys:read`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key
         * @description The key is shown this once. A key gives and touches no more than it has itself: each scope, its expiry, its limit. The answer is not kept, so there is no Idempotency-Key: when it is lost, rotate the key that has the name.
         *
         *     The key needs the scope `keys:write`.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a key
         * @description What is known of it, without the key itself.
         *
         *     The key needs the scope `keys:read`.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a key
         * @description Gives a new key in the place of one; the present one works on for a while. Id, name, scopes, limit and kept Idempotency-Keys stay. A key gives and touches no more than it has itself: each scope, its expiry, its limit. The answer is not kept, so there is no Idempotency-Key: when it is lost, rotate once more.
         *
         *     The key needs the scope `keys:write`.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the limit of a key
         * @description How many requests it may make in a minute. Holds within a second, in every process. A key gives and touches no more than it has itself: each scope, its expiry, its limit.
         *
         *     The key needs the scope `keys:write`.
         */
        put: operations["limitKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a key
         * @description Within a second it is refused in every process. A key may revoke itself. One that is revoked stays as it is, and its name is free again.
         *
         *     The key needs the scope `keys:write`.
         */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a message that came in
         * @description The body is the message as the mail server has it. An answer becomes a note of the project that its mail was about: never a contact, so the follow-up clock runs on. A report that mail to somebody is refused for good marks their address, and their emails go to whoever stands in.
         *
         *     For the gateway: **2xx** means done, whatever the disposition says; send nothing back to whoever wrote, since that could go on for ever, and would tell strangers which addresses there are. **429 and 5xx**: bring the same message again later; it is stored once, with or without an `Idempotency-Key`. **Other 4xx**: the gateway is set up wrongly or the message is none that can be read; repeating it is of no use, and sending it back tells its writer that it was not taken.
         *
         *     The key needs the scope `mail:inbound`.
         */
        post: operations["receiveMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether MongoDB and Temporal answer */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    projectOpened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A project was opened */
        post: operations["webhook.projectOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    stageEntered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project has reached a stage: what was missing for the one before is there */
        post: operations["webhook.stageEntered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    stageReturned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project went back to an earlier stage */
        post: operations["webhook.stageReturned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    milestoneReached: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A milestone was reported */
        post: operations["webhook.milestoneReached"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    contactRecorded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** There was an exchange with the customer: the 15-30 rule counts from here */
        post: operations["webhook.contactRecorded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    buyerStageMoved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer has reached another of their own buying stages */
        post: operations["webhook.buyerStageMoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    driftWarned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The seller is two or more stages ahead of the customer */
        post: operations["webhook.driftWarned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    driftEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seller and customer are close to each other again */
        post: operations["webhook.driftEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    taskOpened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has something to do */
        post: operations["webhook.taskOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    taskAccepted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody works on their task */
        post: operations["webhook.taskAccepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    taskPostponed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A task is due later */
        post: operations["webhook.taskPostponed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    taskAssigned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A task is somebody else’s now */
        post: operations["webhook.taskAssigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    decisionChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A decision who goes on is about other tasks than before */
        post: operations["webhook.decisionChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    rungReached: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A task was left undone: somebody was reminded, or the matter went up */
        post: operations["webhook.rungReached"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    rungPassedOver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A task was left undone, and nobody is above whoever has it */
        post: operations["webhook.rungPassedOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    taskClosed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A task is done, declined or not needed any more */
        post: operations["webhook.taskClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    roleAssigned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has a role in the project */
        post: operations["webhook.roleAssigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    roleQueued: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A role waits for somebody */
        post: operations["webhook.roleQueued"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    roleSkipped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A role that nobody has to hold is left empty */
        post: operations["webhook.roleSkipped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    handedOver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What one person held in the project is another’s now */
        post: operations["webhook.handedOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    noteAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody wrote a note */
        post: operations["webhook.noteAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectHeld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project waits until a date */
        post: operations["webhook.projectHeld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    holdChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project waits for another reason, or until another date */
        post: operations["webhook.holdChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectWoken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The wait is over */
        post: operations["webhook.projectWoken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    meetingConfirmed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer has confirmed a meeting: until then nobody is asked */
        post: operations["webhook.meetingConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    meetingCancelled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A confirmed meeting does not take place */
        post: operations["webhook.meetingCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    clockChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The days of the 15-30 rule are others for this project */
        post: operations["webhook.clockChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    classChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer counts as another class in this project */
        post: operations["webhook.classChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    titleChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project has another title */
        post: operations["webhook.titleChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    amountChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another amount is expected, or none is known */
        post: operations["webhook.amountChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    currencyChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The amount is in another currency */
        post: operations["webhook.currencyChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    expectedSigningChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The signature is expected on another day */
        post: operations["webhook.expectedSigningChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    referenceAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another system knows the project by this id */
        post: operations["webhook.referenceAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    referenceRemoved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The id of another system is not the project’s any more */
        post: operations["webhook.referenceRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    factsNoted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer archive says something else than before to what gates ask of it */
        post: operations["webhook.factsNoted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    deadlinesReplanned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deadlines still ahead were worked out anew */
        post: operations["webhook.deadlinesReplanned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectReopened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new attempt begins after the project had ended */
        post: operations["webhook.projectReopened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectReviewed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The weekly review has decided about the project */
        post: operations["webhook.projectReviewed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    followUpDue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing was heard for the days until a follow-up */
        post: operations["webhook.followUpDue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    judgementDue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing was heard for the days until a judgement */
        post: operations["webhook.judgementDue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectKept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The judgement: the customer still wants it */
        post: operations["webhook.projectKept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectDropped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project was dropped: the customer does not want it, or nothing was heard and nobody judged */
        post: operations["webhook.projectDropped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectLost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project was lost */
        post: operations["webhook.projectLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    projectWon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The contract is signed */
        post: operations["webhook.projectWon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    mailFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An email could not be delivered */
        post: operations["webhook.mailFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    commandAcknowledged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A command changed nothing, such as a milestone that was reported before */
        post: operations["webhook.commandAcknowledged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    commandRefused: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A command that was kept for later was refused when its turn came */
        post: operations["webhook.commandRefused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ledgerAdopted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The project goes on from what its ledger has, after a restore or a reset */
        post: operations["webhook.ledgerAdopted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A test message, sent on request */
        post: operations["webhook.ping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        OpenProject: {
            /** @description What is sold, in a line. It is kept in histories: no names of people */
            title: string & (unknown & unknown);
            customerId: string;
            /** @description The rep who leads it: active, with the playbook's owner role */
            ownerId: string;
            /** @description Expected value */
            amount?: number;
            /** @description ISO 4217; goes with the amount */
            currency?: string;
            /**
             * Format: date
             * @description The day on which the customer is expected to sign
             * @example 2026-06-30
             */
            expectedSigningOn?: string;
            /** @description What other systems call it. When a project has one of them already, that project is the answer, whatever the body says */
            references?: components["schemas"]["Reference"][];
            /** @description By default the newest version of `standard` */
            playbook?: {
                key: string;
                /** @description By default the newest */
                version?: number;
            };
        };
        /** @description What another system calls it. In paths `ref:<system>:<id>` stands for the id, percent-encoded */
        Reference: {
            /** @description The other system, by a key of your own choice */
            system: string;
            /** @description Its id there: one line of any characters. Capitals count, and nothing is trimmed */
            id: string & (unknown & unknown);
        };
        /** @description A merge patch (RFC 7396): what is left out stays as it is */
        ChangeProject: {
            /** @description What is sold, in a line. It is kept in histories: no names of people */
            title?: string & (unknown & unknown);
            /** @description Expected value; `null` empties it together with its currency */
            amount?: number | null;
            /** @description ISO 4217; goes with the amount */
            currency?: string | null;
            /** @description The day on which the customer is expected to sign; `null` when it is not known */
            expectedSigningOn?: string | null;
            /** @description All that other systems call it from now on; `null` or an empty list: none */
            references?: components["schemas"]["Reference"][] | null;
        };
        AddReference: {
            system: string;
            id: string & (unknown & unknown);
            /** @description The project that has it and is to have it no longer */
            movedFrom?: string;
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        RemoveReference: {
            system: string;
            id: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        ReachMilestone: {
            /** @description A milestone of the project's playbook */
            milestone: string;
            /** @description Where the proof is: a document's id or address in the reporting system */
            evidence: string & (unknown & unknown);
            /**
             * Format: date-time
             * @description When it happened; by default now
             * @example 2026-03-02T09:30:00Z
             */
            occurredAt?: string;
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        RecordContact: {
            /**
             * @description How the exchange with the customer happened
             * @enum {string}
             */
            kind: "visit" | "call" | "meeting" | "reply";
            evidence?: string & (unknown & unknown);
            /**
             * Format: date-time
             * @description When it happened; by default now
             * @example 2026-03-02T09:30:00Z
             */
            occurredAt?: string;
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        AssignRole: {
            /** @description A role of the playbook */
            role: string;
            /** @description Active, with that role in the directory */
            personId: string;
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        JudgeIntent: {
            /** @enum {string} */
            verdict: "keep" | "drop";
            /** @description `keep` needs one: why is the project kept? */
            note?: string & (unknown & unknown);
            /**
             * Format: date-time
             * @description `keep` needs it: when intent is judged next
             * @example 2026-03-02T09:30:00Z
             */
            nextAt?: string;
            /** @description `drop` needs it: a drop reason of the playbook */
            reason?: string;
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        DropProject: {
            /** @description A drop reason of the playbook */
            reason: string;
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        LoseProject: {
            /** @description A loss reason of the playbook */
            reason: string;
            /** @description The competitor's company, when there was one */
            competitor?: string & (unknown & unknown);
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        GoBack: {
            /** @description A stage before the current one */
            stage: string;
            /**
             * @description `other` needs a note
             * @enum {string}
             */
            cause: "specification-changed" | "price-changed" | "tender-restarted" | "other";
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        AddNote: {
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        NewWebhook: {
            /** @description What it is for, such as `CRM`; the email about a failure says it */
            name: string & (unknown & unknown);
            /**
             * @description Where messages go: a public https address. Every address that its name has is checked at each delivery
             * @example https://crm.example/hooks/milepost
             */
            url: string;
            /** @description Who looks after it, and gets an email when it is disabled */
            personId: string;
            /** @description Only events of these types. Null: all */
            types?: components["schemas"]["EventType"][] | null;
            /** @description Only events of these projects. Null: of all */
            projectIds?: string[] | null;
            /** @description Only events of projects that these people owned then. Null: of all */
            ownerIds?: string[] | null;
            /** @description Where deliveries begin: a cursor of the feed, or `beginning` for everything that ever happened. Left out: with what happens from now on */
            after?: string;
        };
        /**
         * @description What happened:
         *
         *     - `projectOpened`: A project was opened
         *     - `stageEntered`: The project has reached a stage: what was missing for the one before is there
         *     - `stageReturned`: The project went back to an earlier stage
         *     - `milestoneReached`: A milestone was reported
         *     - `contactRecorded`: There was an exchange with the customer: the 15-30 rule counts from here
         *     - `buyerStageMoved`: The customer has reached another of their own buying stages
         *     - `driftWarned`: The seller is two or more stages ahead of the customer
         *     - `driftEnded`: Seller and customer are close to each other again
         *     - `taskOpened`: Somebody has something to do
         *     - `taskAccepted`: Somebody works on their task
         *     - `taskPostponed`: A task is due later
         *     - `taskAssigned`: A task is somebody else’s now
         *     - `decisionChanged`: A decision who goes on is about other tasks than before
         *     - `rungReached`: A task was left undone: somebody was reminded, or the matter went up
         *     - `rungPassedOver`: A task was left undone, and nobody is above whoever has it
         *     - `taskClosed`: A task is done, declined or not needed any more
         *     - `roleAssigned`: Somebody has a role in the project
         *     - `roleQueued`: A role waits for somebody
         *     - `roleSkipped`: A role that nobody has to hold is left empty
         *     - `handedOver`: What one person held in the project is another’s now
         *     - `noteAdded`: Somebody wrote a note
         *     - `projectHeld`: The project waits until a date
         *     - `holdChanged`: The project waits for another reason, or until another date
         *     - `projectWoken`: The wait is over
         *     - `meetingConfirmed`: The customer has confirmed a meeting: until then nobody is asked
         *     - `meetingCancelled`: A confirmed meeting does not take place
         *     - `clockChanged`: The days of the 15-30 rule are others for this project
         *     - `classChanged`: The customer counts as another class in this project
         *     - `titleChanged`: The project has another title
         *     - `amountChanged`: Another amount is expected, or none is known
         *     - `currencyChanged`: The amount is in another currency
         *     - `expectedSigningChanged`: The signature is expected on another day
         *     - `referenceAdded`: Another system knows the project by this id
         *     - `referenceRemoved`: The id of another system is not the project’s any more
         *     - `factsNoted`: The customer archive says something else than before to what gates ask of it
         *     - `deadlinesReplanned`: Deadlines still ahead were worked out anew
         *     - `projectReopened`: A new attempt begins after the project had ended
         *     - `projectReviewed`: The weekly review has decided about the project
         *     - `followUpDue`: Nothing was heard for the days until a follow-up
         *     - `judgementDue`: Nothing was heard for the days until a judgement
         *     - `projectKept`: The judgement: the customer still wants it
         *     - `projectDropped`: The project was dropped: the customer does not want it, or nothing was heard and nobody judged
         *     - `projectLost`: The project was lost
         *     - `projectWon`: The contract is signed
         *     - `mailFailed`: An email could not be delivered
         *     - `commandAcknowledged`: A command changed nothing, such as a milestone that was reported before
         *     - `commandRefused`: A command that was kept for later was refused when its turn came
         *     - `ledgerAdopted`: The project goes on from what its ledger has, after a restore or a reset
         * @enum {string}
         */
        EventType: "projectOpened" | "stageEntered" | "stageReturned" | "milestoneReached" | "contactRecorded" | "buyerStageMoved" | "driftWarned" | "driftEnded" | "taskOpened" | "taskAccepted" | "taskPostponed" | "taskAssigned" | "decisionChanged" | "rungReached" | "rungPassedOver" | "taskClosed" | "roleAssigned" | "roleQueued" | "roleSkipped" | "handedOver" | "noteAdded" | "projectHeld" | "holdChanged" | "projectWoken" | "meetingConfirmed" | "meetingCancelled" | "clockChanged" | "classChanged" | "titleChanged" | "amountChanged" | "currencyChanged" | "expectedSigningChanged" | "referenceAdded" | "referenceRemoved" | "factsNoted" | "deadlinesReplanned" | "projectReopened" | "projectReviewed" | "followUpDue" | "judgementDue" | "projectKept" | "projectDropped" | "projectLost" | "projectWon" | "mailFailed" | "commandAcknowledged" | "commandRefused" | "ledgerAdopted";
        /** @description A merge patch: what is left out stays, null takes a filter away */
        ChangeWebhook: {
            /** @description What it is for, such as `CRM`; the email about a failure says it */
            name?: string & (unknown & unknown);
            /**
             * @description Where messages go: a public https address. Every address that its name has is checked at each delivery
             * @example https://crm.example/hooks/milepost
             */
            url?: string;
            /** @description Who looks after it, and gets an email when it is disabled */
            personId?: string;
            /** @description Only events of these types. Null: all */
            types?: components["schemas"]["EventType"][] | null;
            /** @description Only events of these projects. Null: of all */
            projectIds?: string[] | null;
            /** @description Only events of projects that these people owned then. Null: of all */
            ownerIds?: string[] | null;
        };
        RotateWebhookSecret: {
            /**
             * @description How long the secret that is replaced signs too
             * @default 24
             */
            overlapHours: number;
        };
        RedeliverWebhook: {
            /** @description The cursor after which everything is delivered once more; `beginning`: everything */
            after: string;
        };
        /** @description Milestones of one or of many projects */
        ReachMilestones: {
            items: (components["schemas"]["ReachMilestoneItem"] | unknown)[];
        };
        ReachMilestoneItem: {
            /** @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded */
            project: string;
            /** @description A milestone of the project's playbook */
            milestone: string;
            /** @description Where the proof is: a document's id or address in the reporting system */
            evidence: string & (unknown & unknown);
            /**
             * Format: date-time
             * @description When it happened; by default now
             * @example 2026-03-02T09:30:00Z
             */
            occurredAt?: string;
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        /** @description CloudEvents 1.0 in structured mode */
        CloudEvent: {
            /** @constant */
            specversion: "1.0";
            /** @description Of the event in its source: with `source` it makes a repeat known */
            id: string;
            /** @description Who sends it, such as `/crm/taipei` */
            source: string;
            /** @description What has happened: the table `cloudEvents` of the playbook says what it means */
            type: string;
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened; by default now
             */
            time?: string;
            data?: unknown;
        } & {
            [key: string]: unknown;
        };
        AcceptTask: {
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        CompleteTask: {
            /** @description Needed when the task reports a milestone */
            evidence?: string & (unknown & unknown);
            /** @description Of a decision who goes on (`reassign`): the tasks of its `aboutTasks` that it is answered for. Those that have come in since stay to be decided */
            decides?: string[];
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        PostponeTask: {
            /**
             * Format: date-time
             * @description The new due date, within `postponeMaxDays` of the playbook
             * @example 2026-03-02T09:30:00Z
             */
            dueAt: string;
            /** @description Of a decision who goes on (`reassign`): the tasks of its `aboutTasks` that it is answered for. Those that have come in since stay to be decided */
            decides?: string[];
            /** @description Why more time is needed */
            note: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        PassOnTask: {
            /** @description Who does it from now on: active */
            personId: string;
            /** @description Of a decision who goes on (`reassign`): the tasks of its `aboutTasks` that it is answered for. Those that have come in since stay to be decided */
            decides?: string[];
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        DeclineTask: {
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        HoldProject: {
            /**
             * @description `other` needs a note
             * @enum {string}
             */
            reason: "budget-year" | "reorganisation" | "awaiting-tender" | "customer-wish" | "other";
            /**
             * Format: date-time
             * @description On which day to go on, within `holdMaxDays` of the playbook: on the morning of the owner, a working day
             * @example 2026-03-02T09:30:00Z
             */
            wakeAt: string;
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        WakeProject: {
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        ConfirmMeeting: {
            /** @enum {string} */
            kind: "visit" | "call" | "meeting" | "reply";
            /**
             * Format: date-time
             * @description When it takes place, within `holdMaxDays` of the playbook
             * @example 2026-03-02T09:30:00Z
             */
            meetingAt: string;
            /** @description Where the confirmation of the customer is found */
            evidence: string & (unknown & unknown);
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        CancelMeeting: {
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        /** @description Days that are left out are the playbook's */
        ChangeClock: {
            followUpDays?: number;
            judgeDays?: number;
            graceWorkingDays?: number;
            /** @description Why this project has days of its own */
            note: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        ChangeClass: {
            /** @enum {string} */
            customerClass: "A" | "B" | "C";
            /** @description Why the project is of another class now */
            note?: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        ReopenProject: {
            /** @description Where it begins again; by default the stage in which it ended */
            stage?: string;
            /** @description Why a new attempt is worth it */
            note: string & (unknown & unknown);
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        ReviewProject: {
            /**
             * Format: date
             * @description The Monday of the review
             * @example 2026-03-02
             */
            week: string;
            /**
             * @description `push` needs a note and a date, `drop` a reason, `reassign` a person; `note` is one. A later decision of the same week takes the place of an earlier one, and one for an older week does not
             * @enum {string}
             */
            decision: "keep" | "push" | "drop" | "reassign" | "note";
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /**
             * Format: date-time
             * @description By when, of a push: within `pushMaxDays` of the playbook
             * @example 2026-03-02T09:30:00Z
             */
            dueAt?: string;
            /** @description A drop reason of the playbook */
            reason?: string;
            /** @description Who leads the project from now on: active, with the role of the project's owner */
            personId?: string;
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        HandOverPreviewRequest: {
            /** @description Whose projects they are */
            fromPersonId: string;
            /** @description Which of them; by default everything that the person holds */
            projectIds?: string[];
            /** @description Who is asked to take all of them over; by default they are placed by rule */
            toPersonId?: string;
            /** @description Who is asked to take single projects; it goes before `toPersonId` and the rule */
            assignments?: {
                /** @description Id of the project */
                projectId: string;
                toPersonId: string;
            }[];
        };
        StartHandOver: {
            /** @description Whose projects they are */
            fromPersonId: string;
            /** @description Which of them; by default everything that the person holds */
            projectIds?: string[];
            /** @description Who is asked to take all of them over; by default they are placed by rule */
            toPersonId?: string;
            /** @description Who is asked to take single projects; it goes before `toPersonId` and the rule */
            assignments?: {
                /** @description Id of the project */
                projectId: string;
                toPersonId: string;
            }[];
            /**
             * @description Why the projects change hands
             * @enum {string}
             */
            reason: "leaving" | "long-absence" | "territory-change";
        };
        AnswerHandOver: {
            /** @description Who was asked; by default the person on whose behalf the request is made */
            personId?: string;
            /** @enum {string} */
            answer: "accept" | "decline";
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
        };
        DecideHandOver: {
            /** @description For whom it was planned; null: what nobody was found for */
            receiverId: string | null;
            /** @description Who takes it over; null: whoever it was planned for, all the same */
            toPersonId: string | null;
        };
        CancelHandOver: Record<string, never>;
        /** @description Without an id, one is made */
        NewPerson: {
            id?: string;
            name: string & (unknown & unknown);
            /** Format: email */
            email: string;
            /** @description Roles that the person can take in projects */
            roles: string[];
            /** @description Who reviews this person, or null at the top */
            managerId: string | null;
            /** @description Roles are given within the owner's team and to people without a team, who serve every team */
            team: (string & (unknown & unknown)) | null;
            /**
             * @description Regions that the person serves; empty: all
             * @default []
             */
            regions: (string & (unknown & unknown))[];
            /**
             * @description Classes of customers that the person serves; empty: all
             * @default []
             */
            customerClasses: ("A" | "B" | "C")[];
            /**
             * @description Days of the person's own zone on which somebody else gets their emails. No two overlap
             * @default []
             */
            absences: {
                /**
                 * Format: date
                 * @description First day of the absence
                 * @example 2026-03-02
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day of the absence
                 * @example 2026-03-02
                 */
                to: string;
                /**
                 * @description Who stands in; null: the person's manager
                 * @default null
                 */
                substituteId: string | null;
            }[];
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language: "en" | "zh-TW";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone: string;
            /**
             * @description Whose working days count for the person; null: the company's
             * @default null
             */
            calendar: string | null;
            /** @description Open tasks at a time that the person can carry */
            capacity: number;
            /** @description A person who is not active gets no tasks and no mail */
            active: boolean;
            /**
             * @description How reminders, copies about overdue tasks and news of projects come: each at once, in one digest on each working morning, or both. New tasks and decisions always come at once. Null: as the person's team
             * @example digest
             */
            mailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The same for everybody below the person who has chosen nothing, unless somebody between has. Null: as the line above, and at the top as MILEPOST_MAIL_HABIT says */
            teamMailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The weekly review. Left out: it stays as it is, so that a program which copies people from elsewhere does not subscribe somebody again who has unsubscribed */
            review?: components["schemas"]["ReviewSettings"];
            /** @description Set when mail to the person's address came back for good, and until the address is another one. Milepost alone sets it: it may stand in a body, so that what was read can be sent back, and changes nothing there */
            addressProblem?: {
                /** Format: email */
                email: string;
                /** @description Why, as a code */
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
        };
        ReviewSettings: {
            /**
             * @description On which day the person reviews their team; null: the company's
             * @default null
             */
            weekday: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday") | null;
            /**
             * @description From when on the mail may come, in the person's own zone; null: the company's
             * @default null
             * @example 08:00
             */
            time: string | null;
            /**
             * @description Whether the mail also comes, in one line, when there is nothing to decide
             * @default false
             */
            allClear: boolean;
            /**
             * @description Weekly emails that the person does not want: the review of their team, or the mirror on Friday of what will be asked of them. A link in each of these emails sets it too. Tasks and all other emails still come
             * @default []
             */
            unsubscribed: ("review" | "mirror")[];
        };
        ReplacePerson: {
            id?: string;
            name: string & (unknown & unknown);
            /** Format: email */
            email: string;
            /** @description Roles that the person can take in projects */
            roles: string[];
            /** @description Who reviews this person, or null at the top */
            managerId: string | null;
            /** @description Roles are given within the owner's team and to people without a team, who serve every team */
            team: (string & (unknown & unknown)) | null;
            /** @description Regions that the person serves; empty: all. Left out: it stays as it is. null or an empty list: none */
            regions?: (string & (unknown & unknown))[] | null;
            /** @description Classes of customers that the person serves; empty: all. Left out: it stays as it is. null or an empty list: none */
            customerClasses?: ("A" | "B" | "C")[] | null;
            /** @description Days of the person's own zone on which somebody else gets their emails. No two overlap. Left out: it stays as it is. null or an empty list: none */
            absences?: {
                /**
                 * Format: date
                 * @description First day of the absence
                 * @example 2026-03-02
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day of the absence
                 * @example 2026-03-02
                 */
                to: string;
                /**
                 * @description Who stands in; null: the person's manager
                 * @default null
                 */
                substituteId: string | null;
            }[] | null;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language: "en" | "zh-TW";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone: string;
            /** @description Whose working days count for the person; null: the company's. Left out: it stays as it is. null: the company's */
            calendar?: string | null;
            /** @description Open tasks at a time that the person can carry */
            capacity: number;
            /** @description A person who is not active gets no tasks and no mail */
            active: boolean;
            /**
             * @description How reminders, copies about overdue tasks and news of projects come: each at once, in one digest on each working morning, or both. New tasks and decisions always come at once. Null: as the person's team
             * @example digest
             */
            mailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The same for everybody below the person who has chosen nothing, unless somebody between has. Null: as the line above, and at the top as MILEPOST_MAIL_HABIT says */
            teamMailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The weekly review. What is left out of it stays as it is; null: as for somebody new */
            review?: {
                weekday?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday") | null;
                time?: string | null;
                allClear?: boolean | null;
                unsubscribed?: ("review" | "mirror")[] | null;
            } | null;
            /** @description Set when mail to the person's address came back for good, and until the address is another one. Milepost alone sets it: it may stand in a body, so that what was read can be sent back, and changes nothing there */
            addressProblem?: {
                /** Format: email */
                email: string;
                /** @description Why, as a code */
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /** @description Raised by each change; the ETag is made of it */
            revision?: number;
        };
        /** @description A merge patch (RFC 7396): what is left out stays as it is, and null empties what may be empty */
        ChangePerson: {
            name?: string & (unknown & unknown);
            /** Format: email */
            email?: string;
            /** @description Roles that the person can take in projects */
            roles?: string[];
            /** @description Who reviews this person, or null at the top */
            managerId?: string | null;
            /** @description Roles are given within the owner's team and to people without a team, who serve every team */
            team?: (string & (unknown & unknown)) | null;
            /** @description Regions that the person serves; empty: all. Left out: it stays as it is. null or an empty list: none */
            regions?: (string & (unknown & unknown))[] | null;
            /** @description Classes of customers that the person serves; empty: all. Left out: it stays as it is. null or an empty list: none */
            customerClasses?: ("A" | "B" | "C")[] | null;
            /** @description Days of the person's own zone on which somebody else gets their emails. No two overlap. Left out: it stays as it is. null or an empty list: none */
            absences?: {
                /**
                 * Format: date
                 * @description First day of the absence
                 * @example 2026-03-02
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day of the absence
                 * @example 2026-03-02
                 */
                to: string;
                /**
                 * @description Who stands in; null: the person's manager
                 * @default null
                 */
                substituteId: string | null;
            }[] | null;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language?: "en" | "zh-TW";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone?: string;
            /** @description Whose working days count for the person; null: the company's. Left out: it stays as it is. null: the company's */
            calendar?: string | null;
            /** @description Open tasks at a time that the person can carry */
            capacity?: number;
            /** @description A person who is not active gets no tasks and no mail */
            active?: boolean;
            /**
             * @description How reminders, copies about overdue tasks and news of projects come: each at once, in one digest on each working morning, or both. New tasks and decisions always come at once. Null: as the person's team
             * @example digest
             */
            mailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The same for everybody below the person who has chosen nothing, unless somebody between has. Null: as the line above, and at the top as MILEPOST_MAIL_HABIT says */
            teamMailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The weekly review. What is left out of it stays as it is; null: as for somebody new */
            review?: {
                weekday?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday") | null;
                time?: string | null;
                allClear?: boolean | null;
                unsubscribed?: ("review" | "mirror")[] | null;
            } | null;
        };
        /** @description Without an id, one is made */
        NewCustomer: {
            id?: string;
            /** @description The whole name, to the letter */
            name: string & (unknown & unknown);
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            class: "A" | "B" | "C";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone: string;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language: "en" | "zh-TW";
            /**
             * @description Short, former, foreign and trade names
             * @default []
             */
            otherNames: {
                /**
                 * @description `former`: what it was called before
                 * @enum {string}
                 */
                kind: "short" | "former" | "foreign" | "trade" | "other";
                name: string & (unknown & unknown);
            }[];
            /**
             * @description Tax and registration numbers
             * @default []
             */
            identifiers: {
                /** @enum {string} */
                kind: "tax" | "registration" | "other";
                /**
                 * @description Country, ISO 3166 in two capitals
                 * @example TW
                 */
                country: string;
                value: string;
            }[];
            /** @default [] */
            addresses: {
                /** @enum {string} */
                kind: "registered" | "office" | "plant" | "delivery" | "billing" | "other";
                /** @default null */
                country: string | null;
                /** @description As it stands on an envelope */
                text: string & (unknown & unknown);
            }[];
            /** @default [] */
            websites: string[];
            /** @default null */
            sector: (string & (unknown & unknown)) | null;
            /** @default null */
            size: {
                /** @default null */
                employees: number | null;
                /**
                 * @description Revenue of a year
                 * @default null
                 */
                revenue: {
                    amount: number;
                    /**
                     * @description ISO 4217
                     * @example TWD
                     */
                    currency: string;
                } | null;
                /** @default null */
                asOf: string | null;
            } | null;
            /**
             * @description How their business goes, each with its day and source
             * @default []
             */
            situation: {
                text: string & (unknown & unknown);
                /**
                 * Format: date
                 * @description The day for which it is true
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @description Where it comes from: a report, a register, a visit */
                source: string & (unknown & unknown);
            }[];
            /**
             * @description Why the customer is in this class; the history has former ones
             * @default null
             */
            classReason: (string & (unknown & unknown)) | null;
            /**
             * @description Roles go to people who serve it first; null: to those of any region
             * @default null
             */
            region: (string & (unknown & unknown)) | null;
            /**
             * @description The customer that this one belongs to
             * @default null
             */
            parentId: string | null;
            /**
             * @description Who owns the relation; null: whoever leads its projects
             * @default null
             */
            ownerId: string | null;
            /** @default [] */
            tags: (string & (unknown & unknown))[];
            /**
             * @description What could become a project
             * @default []
             */
            potentials: {
                /** @description Your own id for it, unique with this customer */
                id: string;
                /** @description In one line; the title of the project that it becomes */
                what: string & (unknown & unknown);
                /** @default null */
                amount: number | null;
                /** @default null */
                currency: string | null;
                /**
                 * @description When they may sign
                 * @default null
                 */
                expectedOn: string | null;
                /** @description Why we think so */
                why: string & (unknown & unknown);
                /**
                 * @description The project that it has become; Milepost sets it
                 * @default null
                 */
                projectId: string | null;
            }[];
            /**
             * @description Documents kept elsewhere
             * @default []
             */
            files: {
                title: string & (unknown & unknown);
                /** Format: uri */
                url: string;
            }[];
            /**
             * @description What the gates of the playbook ask about the customer, by the key of the fact
             * @default {}
             */
            answers: {
                [key: string]: {
                    value: boolean | number | string;
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    asOf: string;
                    /** @description Who said so, or where it stands */
                    source: string & (unknown & unknown);
                };
            };
            /**
             * @description What other systems call the customer
             * @default []
             */
            references: components["schemas"]["Reference"][];
            /**
             * @description With a customer who is not active no project is opened; those that run go on
             * @default true
             */
            active: boolean;
        };
        ReplaceCustomer: {
            id?: string;
            /** @description The whole name, to the letter */
            name: string & (unknown & unknown);
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            class: "A" | "B" | "C";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone: string;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language: "en" | "zh-TW";
            /** @description Short, former, foreign and trade names. Left out: it stays as it is. null or an empty list: none */
            otherNames?: {
                /**
                 * @description `former`: what it was called before
                 * @enum {string}
                 */
                kind: "short" | "former" | "foreign" | "trade" | "other";
                name: string & (unknown & unknown);
            }[] | null;
            /** @description Tax and registration numbers. Left out: it stays as it is. null or an empty list: none */
            identifiers?: {
                /** @enum {string} */
                kind: "tax" | "registration" | "other";
                /**
                 * @description Country, ISO 3166 in two capitals
                 * @example TW
                 */
                country: string;
                value: string;
            }[] | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            addresses?: {
                /** @enum {string} */
                kind: "registered" | "office" | "plant" | "delivery" | "billing" | "other";
                /** @default null */
                country: string | null;
                /** @description As it stands on an envelope */
                text: string & (unknown & unknown);
            }[] | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            websites?: string[] | null;
            /** @description Left out: it stays as it is. null: none */
            sector?: ((string & (unknown & unknown)) | null) | null;
            /** @description Left out: it stays as it is. null: none */
            size?: ({
                /** @default null */
                employees: number | null;
                /**
                 * @description Revenue of a year
                 * @default null
                 */
                revenue: {
                    amount: number;
                    /**
                     * @description ISO 4217
                     * @example TWD
                     */
                    currency: string;
                } | null;
                /** @default null */
                asOf: string | null;
            } | null) | null;
            /** @description How their business goes, each with its day and source. Left out: it stays as it is. null or an empty list: none */
            situation?: {
                text: string & (unknown & unknown);
                /**
                 * Format: date
                 * @description The day for which it is true
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @description Where it comes from: a report, a register, a visit */
                source: string & (unknown & unknown);
            }[] | null;
            /** @description Why the customer is in this class; the history has former ones. Left out: it stays as it is. null: none */
            classReason?: ((string & (unknown & unknown)) | null) | null;
            /** @description Roles go to people who serve it first; null: to those of any region. Left out: it stays as it is. null: none */
            region?: ((string & (unknown & unknown)) | null) | null;
            /** @description The customer that this one belongs to. Left out: it stays as it is. null: none */
            parentId?: (string | null) | null;
            /** @description Who owns the relation; null: whoever leads its projects. Left out: it stays as it is. null: none */
            ownerId?: (string | null) | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            tags?: (string & (unknown & unknown))[] | null;
            /** @description What could become a project. Left out: it stays as it is. null or an empty list: none */
            potentials?: {
                /** @description Your own id for it, unique with this customer */
                id: string;
                /** @description In one line; the title of the project that it becomes */
                what: string & (unknown & unknown);
                /** @default null */
                amount: number | null;
                /** @default null */
                currency: string | null;
                /**
                 * @description When they may sign
                 * @default null
                 */
                expectedOn: string | null;
                /** @description Why we think so */
                why: string & (unknown & unknown);
                /**
                 * @description The project that it has become; Milepost sets it
                 * @default null
                 */
                projectId: string | null;
            }[] | null;
            /** @description Documents kept elsewhere. Left out: it stays as it is. null or an empty list: none */
            files?: {
                title: string & (unknown & unknown);
                /** Format: uri */
                url: string;
            }[] | null;
            /** @description What the gates of the playbook ask about the customer, by the key of the fact. Left out: it stays as it is. null: none */
            answers?: {
                [key: string]: {
                    value: boolean | number | string;
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    asOf: string;
                    /** @description Who said so, or where it stands */
                    source: string & (unknown & unknown);
                };
            } | null;
            /** @description What other systems call the customer. Left out: it stays as it is. null or an empty list: none */
            references?: components["schemas"]["Reference"][] | null;
            /** @description With a customer who is not active no project is opened; those that run go on. Left out: it stays as it is. */
            active?: boolean;
            /** @description The customer that is kept in place of this duplicate; null: it is no duplicate. Links are made and taken back at `/v1/customer-duplicates` alone: it may stand in a body, so that what was read can be sent back, and changes nothing there. It raises no revision */
            mergedInto?: string | null;
            /** @description Raised by each change; the ETag is made of it */
            revision?: number;
        };
        /** @description A merge patch (RFC 7396): what is left out stays as it is, and null empties what may be empty */
        ChangeCustomer: {
            /** @description The whole name, to the letter */
            name?: string & (unknown & unknown);
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            class?: "A" | "B" | "C";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone?: string;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language?: "en" | "zh-TW";
            /** @description Short, former, foreign and trade names. Left out: it stays as it is. null or an empty list: none */
            otherNames?: {
                /**
                 * @description `former`: what it was called before
                 * @enum {string}
                 */
                kind: "short" | "former" | "foreign" | "trade" | "other";
                name: string & (unknown & unknown);
            }[] | null;
            /** @description Tax and registration numbers. Left out: it stays as it is. null or an empty list: none */
            identifiers?: {
                /** @enum {string} */
                kind: "tax" | "registration" | "other";
                /**
                 * @description Country, ISO 3166 in two capitals
                 * @example TW
                 */
                country: string;
                value: string;
            }[] | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            addresses?: {
                /** @enum {string} */
                kind: "registered" | "office" | "plant" | "delivery" | "billing" | "other";
                /** @default null */
                country: string | null;
                /** @description As it stands on an envelope */
                text: string & (unknown & unknown);
            }[] | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            websites?: string[] | null;
            /** @description Left out: it stays as it is. null: none */
            sector?: ((string & (unknown & unknown)) | null) | null;
            /** @description Left out: it stays as it is. null: none */
            size?: ({
                /** @default null */
                employees: number | null;
                /**
                 * @description Revenue of a year
                 * @default null
                 */
                revenue: {
                    amount: number;
                    /**
                     * @description ISO 4217
                     * @example TWD
                     */
                    currency: string;
                } | null;
                /** @default null */
                asOf: string | null;
            } | null) | null;
            /** @description How their business goes, each with its day and source. Left out: it stays as it is. null or an empty list: none */
            situation?: {
                text: string & (unknown & unknown);
                /**
                 * Format: date
                 * @description The day for which it is true
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @description Where it comes from: a report, a register, a visit */
                source: string & (unknown & unknown);
            }[] | null;
            /** @description Why the customer is in this class; the history has former ones. Left out: it stays as it is. null: none */
            classReason?: ((string & (unknown & unknown)) | null) | null;
            /** @description Roles go to people who serve it first; null: to those of any region. Left out: it stays as it is. null: none */
            region?: ((string & (unknown & unknown)) | null) | null;
            /** @description The customer that this one belongs to. Left out: it stays as it is. null: none */
            parentId?: (string | null) | null;
            /** @description Who owns the relation; null: whoever leads its projects. Left out: it stays as it is. null: none */
            ownerId?: (string | null) | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            tags?: (string & (unknown & unknown))[] | null;
            /** @description What could become a project. Left out: it stays as it is. null or an empty list: none */
            potentials?: {
                /** @description Your own id for it, unique with this customer */
                id: string;
                /** @description In one line; the title of the project that it becomes */
                what: string & (unknown & unknown);
                /** @default null */
                amount: number | null;
                /** @default null */
                currency: string | null;
                /**
                 * @description When they may sign
                 * @default null
                 */
                expectedOn: string | null;
                /** @description Why we think so */
                why: string & (unknown & unknown);
                /**
                 * @description The project that it has become; Milepost sets it
                 * @default null
                 */
                projectId: string | null;
            }[] | null;
            /** @description Documents kept elsewhere. Left out: it stays as it is. null or an empty list: none */
            files?: {
                title: string & (unknown & unknown);
                /** Format: uri */
                url: string;
            }[] | null;
            /** @description What the gates of the playbook ask about the customer, by the key of the fact. Left out: it stays as it is. null: none */
            answers?: {
                [key: string]: {
                    value: boolean | number | string;
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    asOf: string;
                    /** @description Who said so, or where it stands */
                    source: string & (unknown & unknown);
                };
            } | null;
            /** @description What other systems call the customer. Left out: it stays as it is. null or an empty list: none */
            references?: components["schemas"]["Reference"][] | null;
            /** @description With a customer who is not active no project is opened; those that run go on. Left out: it stays as it is. */
            active?: boolean;
        };
        MergeCustomers: {
            /** @description Which of the two is kept */
            into: string;
        };
        NewCustomerContact: {
            /** @enum {string} */
            kind: "visit" | "call" | "meeting" | "reply";
            /** @description Where the proof is */
            evidence?: string & (unknown & unknown);
            /** @description Free text. It is kept apart from the history of the project, so that it can be erased */
            note?: string & (unknown & unknown);
            /**
             * Format: date-time
             * @description By default now
             * @example 2026-03-02T09:30:00Z
             */
            occurredAt?: string;
            /**
             * @description The projects of the customer that it was about: it counts for their clocks, and for those of no others. Empty: it counts for none
             * @default []
             */
            projects: string[];
            /**
             * @description With which people of the customer
             * @default []
             */
            people: string[];
            /** @description The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId` */
            source?: string & (unknown & unknown);
            /** @description Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as long as the project is there, and nothing is done twice */
            eventId?: string & (unknown & unknown);
        };
        OpenPotential: {
            /** @description The rep who leads it: active, with the playbook's owner role */
            ownerId: string;
            /** @description What other systems call it. When a project has one of them already, that project is the answer, whatever the body says */
            references?: components["schemas"]["Reference"][];
            /** @description By default the newest version of `standard` */
            playbook?: {
                key: string;
                /** @description By default the newest */
                version?: number;
            };
        };
        /** @description Without an id, one is made */
        NewCustomerPerson: {
            id?: string;
            customerId: string;
            /** @description As they write it; never split, never joined */
            name: string & (unknown & unknown);
            /**
             * @description How the name is read: pinyin, furigana
             * @default null
             */
            reading: (string & (unknown & unknown)) | null;
            /** @default null */
            position: (string & (unknown & unknown)) | null;
            /**
             * @description Whom they report to, a person of the same customer
             * @default null
             */
            reportsToId: string | null;
            /** @default [] */
            committee: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[];
            /** @default null */
            attitude: {
                /**
                 * @description To us
                 * @enum {string}
                 */
                stance: "supports" | "neutral" | "opposes" | "unknown";
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @default null */
                note: (string & (unknown & unknown)) | null;
            } | null;
            /**
             * @description How to reach them
             * @default []
             */
            ways: {
                /** @enum {string} */
                kind: "mobile" | "phone" | "email" | "line" | "wechat" | "fax" | "other";
                value: string & (unknown & unknown);
                /** @default false */
                isPreferred: boolean;
                /**
                 * @description When, in words: "after 14:00"
                 * @default null
                 */
                hours: (string & (unknown & unknown)) | null;
            }[];
            /** @default null */
            country: string | null;
            /** @default null */
            language: ("en" | "zh-TW") | null;
            /**
             * @default there
             * @enum {string}
             */
            presence: "there" | "gone" | "deceased";
            /** @default null */
            presenceSince: string | null;
            /**
             * @description What other systems call the person
             * @default []
             */
            references: components["schemas"]["Reference"][];
        };
        ReplaceCustomerPerson: {
            id?: string;
            customerId?: string;
            /** @description As they write it; never split, never joined */
            name: string & (unknown & unknown);
            /** @description How the name is read: pinyin, furigana. Left out: it stays as it is. null: not known */
            reading?: (string & (unknown & unknown)) | null;
            /** @description Left out: it stays as it is. null: not known */
            position?: (string & (unknown & unknown)) | null;
            /** @description Whom they report to, a person of the same customer. Left out: it stays as it is. null: not known */
            reportsToId?: string | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            committee?: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[] | null;
            /** @description Left out: it stays as it is. null: not known */
            attitude?: {
                /**
                 * @description To us
                 * @enum {string}
                 */
                stance: "supports" | "neutral" | "opposes" | "unknown";
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @default null */
                note: (string & (unknown & unknown)) | null;
            } | null;
            /** @description How to reach them. Left out: it stays as it is. null or an empty list: none */
            ways?: {
                /** @enum {string} */
                kind: "mobile" | "phone" | "email" | "line" | "wechat" | "fax" | "other";
                value: string & (unknown & unknown);
                /** @default false */
                isPreferred: boolean;
                /**
                 * @description When, in words: "after 14:00"
                 * @default null
                 */
                hours: (string & (unknown & unknown)) | null;
            }[] | null;
            /** @description Left out: it stays as it is. null: not known */
            country?: string | null;
            /** @description Left out: it stays as it is. null: not known */
            language?: ("en" | "zh-TW") | null;
            /**
             * @description Left out: it stays as it is.
             * @enum {string}
             */
            presence?: "there" | "gone" | "deceased";
            /** @description Left out: it stays as it is. null: not known */
            presenceSince?: string | null;
            /** @description What other systems call the person. Left out: it stays as it is. null or an empty list: none */
            references?: components["schemas"]["Reference"][] | null;
            /** @description Raised by each change; the ETag is made of it */
            revision?: number;
        };
        /** @description A merge patch (RFC 7396): what is left out stays as it is, and null empties what may be empty */
        ChangeCustomerPerson: {
            /** @description As they write it; never split, never joined */
            name?: string & (unknown & unknown);
            /** @description How the name is read: pinyin, furigana. Left out: it stays as it is. null: not known */
            reading?: (string & (unknown & unknown)) | null;
            /** @description Left out: it stays as it is. null: not known */
            position?: (string & (unknown & unknown)) | null;
            /** @description Whom they report to, a person of the same customer. Left out: it stays as it is. null: not known */
            reportsToId?: string | null;
            /** @description Left out: it stays as it is. null or an empty list: none */
            committee?: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[] | null;
            /** @description Left out: it stays as it is. null: not known */
            attitude?: {
                /**
                 * @description To us
                 * @enum {string}
                 */
                stance: "supports" | "neutral" | "opposes" | "unknown";
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @default null */
                note: (string & (unknown & unknown)) | null;
            } | null;
            /** @description How to reach them. Left out: it stays as it is. null or an empty list: none */
            ways?: {
                /** @enum {string} */
                kind: "mobile" | "phone" | "email" | "line" | "wechat" | "fax" | "other";
                value: string & (unknown & unknown);
                /** @default false */
                isPreferred: boolean;
                /**
                 * @description When, in words: "after 14:00"
                 * @default null
                 */
                hours: (string & (unknown & unknown)) | null;
            }[] | null;
            /** @description Left out: it stays as it is. null: not known */
            country?: string | null;
            /** @description Left out: it stays as it is. null: not known */
            language?: ("en" | "zh-TW") | null;
            /**
             * @description Left out: it stays as it is.
             * @enum {string}
             */
            presence?: "there" | "gone" | "deceased";
            /** @description Left out: it stays as it is. null: not known */
            presenceSince?: string | null;
            /** @description What other systems call the person. Left out: it stays as it is. null or an empty list: none */
            references?: components["schemas"]["Reference"][] | null;
        };
        /** @description One thing known of a person beside their work */
        NewPersonalFact: {
            /** @enum {string} */
            kind: "ambition" | "character" | "temper" | "liking" | "strength" | "day" | "other";
            /** @description What was said or seen, not what somebody concludes from it */
            text: string & (unknown & unknown);
            /**
             * @description A day to remember: of each year (`05-20`), or of one (`2026-05-20`)
             * @default null
             */
            on: string | null;
            /** @description From where: a talk, a visit, a page */
            source: string & (unknown & unknown);
            /**
             * @description On what ground it is kept (Article 6 of the GDPR)
             * @enum {string}
             */
            basis: "consent" | "contract" | "legal-obligation" | "legitimate-interest";
        };
        /** @description How the columns of a file become fields */
        NewImportMapping: {
            /**
             * @description What the rows of the file are
             * @enum {string}
             */
            kind: "people" | "customers" | "customer-people" | "projects" | "contacts";
            /**
             * @description The system that the file comes from: its `reference` column has the ids of it
             * @example crm
             */
            system?: string;
            /**
             * @description The zone of times; needed for contacts
             * @example Asia/Taipei
             */
            timeZone?: string;
            /** @description By the name of the field */
            fields: {
                [key: string]: components["schemas"]["ImportColumn"];
            };
        };
        /** @description Where a field comes from, and how it is written there */
        ImportColumn: {
            /** @description The name of the column in the head, to the letter */
            column?: string;
            /** @description Instead of a column: the same in every row */
            value?: string;
            /** @description What words of the file mean here, such as `{ "VIP": "A" }`; `""` means nothing, as an empty cell does. Of a field with fixed words a word that is in neither is a problem; elsewhere it stays as it is */
            words?: {
                [key: string]: string;
            };
            /** @description How dates are written: `YYYY`, `MM` or `M`, `DD` or `D`, and `ROC` for years of the Republic of China; with `HH:mm` or `HH:mm:ss` where there is a time. By default `YYYY-MM-DD` */
            form?: string;
            /**
             * @description The decimal separator; by default a point
             * @enum {string}
             */
            decimal?: "." | ",";
            /**
             * @description What groups thousands; by default nothing may
             * @enum {string}
             */
            group?: "," | "." | " " | "'";
            /** @description The country of telephone numbers that name none */
            country?: string;
            /** @description What separates several values in a cell; by default `;` */
            separator?: string;
            /** @description Where the value comes from when the cell is empty, or its word means nothing: another column, written in the same form */
            otherwise?: {
                column: string;
                words?: {
                    [key: string]: string;
                };
            };
            /** @description The system whose ids stand in the cells; by default cells have ids of Milepost, or `system:id` */
            system?: string;
        };
        NewImport: {
            /**
             * @description The name of a saved mapping
             * @example crm-accounts
             */
            mapping: string;
            /**
             * @description Of a CSV. Left out: it is detected, or asked for where it is not certain
             * @enum {string}
             */
            encoding?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "shift_jis" | "euc-jp" | "euc-kr" | "windows-1252";
            /**
             * @description Of a CSV. Left out: the one that stands in its first line
             * @enum {string}
             */
            delimiter?: "comma" | "semicolon" | "tab";
            /** @description Of a workbook. Left out: the first sheet that is not hidden */
            sheet?: string;
        };
        EraseCustomerPerson: {
            /** @description On whose word and why, without a name of the person */
            reason: string & (unknown & unknown);
        };
        RunRetention: {
            /**
             * @description How many years without project and contact; by default as the installation has set it
             * @example 5
             */
            years?: number;
            /** @description `nextCursor` of the run before */
            cursor?: string;
            /**
             * @description The most people that this request erases
             * @default 200
             */
            limit: number;
        };
        WhatIfRequest: {
            /** @description Each gets a report of its own, so that they can be compared */
            changes: components["schemas"]["ClockChange"][];
            /**
             * @description How many projects are run, those that were opened last first
             * @default 50
             */
            limit: number;
            /** @description `nextCursor` of an answer to the same changes: goes on with the projects after those */
            cursor?: string;
        };
        /** @description Days of the follow-up clock. Those that are left out stay as the playbook of each project has them, for a class or a stage too */
        ClockChange: {
            /** @description Days after the last contact until the rep must follow up */
            followUpDays?: number;
            /** @description Days after the last contact until intent is judged */
            judgeDays?: number;
            /** @description Working days that a judgement may stay unanswered before the project is dropped */
            graceWorkingDays?: number;
            byClass?: {
                [key: string]: {
                    /** @description Days after the last contact until the rep must follow up */
                    followUpDays?: number;
                    /** @description Days after the last contact until intent is judged */
                    judgeDays?: number;
                    /** @description Working days that a judgement may stay unanswered before the project is dropped */
                    graceWorkingDays?: number;
                };
            };
            /** @description By stage key. Where class and stage both say something, the smaller holds */
            byStage?: {
                [key: string]: {
                    /** @description Days after the last contact until the rep must follow up */
                    followUpDays?: number;
                    /** @description Days after the last contact until intent is judged */
                    judgeDays?: number;
                    /** @description Working days that a judgement may stay unanswered before the project is dropped */
                    graceWorkingDays?: number;
                };
            };
        };
        NewCalendar: {
            /**
             * @description Key of a calendar
             * @example tw
             */
            key: string;
            name: {
                en: string & (unknown & unknown);
                "zh-TW": string & (unknown & unknown);
            };
            /**
             * @description The calendar that this one extends, such as the country of a site
             * @default null
             */
            base: string | null;
            /**
             * @description Weekdays that are off: 1 is Monday, 7 is Sunday. null: those of the base
             * @default null
             */
            weekend: number[] | null;
            /** @description Years without an entry have no holidays but those of the base */
            years: {
                year: number;
                /**
                 * @description `provisional`: the days are worked out by rule and not announced yet
                 * @enum {string}
                 */
                status: "announced" | "provisional";
                /**
                 * @description Public holidays and days off in their stead; weekends need not be named
                 * @default []
                 */
                daysOff: {
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    date: string;
                    /** @description What the day is called */
                    name: string & (unknown & unknown);
                }[];
                /**
                 * @description Working days on a weekend, or on a day off of the base
                 * @default []
                 */
                makeUpDays: {
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    date: string;
                    /** @description What the day is called */
                    name: string & (unknown & unknown);
                }[];
                /**
                 * @description Days on which the company is closed, the first and the last included; split one that spans two years
                 * @default []
                 */
                shutdowns: {
                    /**
                     * Format: date
                     * @description First day
                     * @example 2026-03-02
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description Last day
                     * @example 2026-03-02
                     */
                    to: string;
                    name: string & (unknown & unknown);
                }[];
            }[];
        };
        ReplaceCalendar: {
            /**
             * @description Key of a calendar
             * @example tw
             */
            key?: string;
            name: {
                en: string & (unknown & unknown);
                "zh-TW": string & (unknown & unknown);
            };
            /** @description Left out: it stays as it is. null: none */
            base?: string | null;
            /** @description Left out: it stays as it is. null: the days of the base */
            weekend?: number[] | null;
            /** @description Left out: they stay as they are. null or an empty list: none */
            years?: {
                year: number;
                /**
                 * @description `provisional`: the days are worked out by rule and not announced yet
                 * @enum {string}
                 */
                status: "announced" | "provisional";
                /**
                 * @description Public holidays and days off in their stead; weekends need not be named
                 * @default []
                 */
                daysOff: {
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    date: string;
                    /** @description What the day is called */
                    name: string & (unknown & unknown);
                }[];
                /**
                 * @description Working days on a weekend, or on a day off of the base
                 * @default []
                 */
                makeUpDays: {
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    date: string;
                    /** @description What the day is called */
                    name: string & (unknown & unknown);
                }[];
                /**
                 * @description Days on which the company is closed, the first and the last included; split one that spans two years
                 * @default []
                 */
                shutdowns: {
                    /**
                     * Format: date
                     * @description First day
                     * @example 2026-03-02
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description Last day
                     * @example 2026-03-02
                     */
                    to: string;
                    name: string & (unknown & unknown);
                }[];
            }[] | null;
            /** @description Raised by each change; the ETag is made of it */
            version?: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            changedAt?: string;
            changedBy?: string;
        };
        NewKey: {
            /** @description Shown as the actor of what is done with it, such as `CRM`. No two that work share one */
            name: string;
            /** @description What it may do */
            scopes: ("projects:read" | "projects:write" | "reports:write" | "reviews:read" | "reviews:write" | "hand-overs:read" | "hand-overs:write" | "people:read" | "people:write" | "customers:read" | "customers:write" | "personal-facts:read" | "personal-facts:write" | "personal-facts:erase" | "personal-facts:audit" | "archive:export" | "archive:import" | "retention:read" | "retention:run" | "imports:read" | "imports:write" | "calendars:read" | "calendars:write" | "playbooks:read" | "events:read" | "webhooks:read" | "webhooks:write" | "keys:read" | "keys:write" | "mail:inbound" | "act-for-people" | "admin")[];
            /** @description By default when the key that makes it does; null: never */
            expiresAt?: string | null;
            /** @description Requests in a minute, over all processes; null: as many as the installation allows every key */
            requestsPerMinute?: number | null;
        };
        RotateKey: {
            /**
             * @description How long the present key works beside the new one; 0: it ends now
             * @default 24
             */
            overlapHours: number;
            /** @description By default when it did before; null: never */
            expiresAt?: string | null;
        };
        LimitKey: {
            /** @description Requests in a minute, over all processes; null: as many as the installation allows every key */
            requestsPerMinute: number | null;
        };
        WebhookMessageProjectOpened: {
            /** @constant */
            type: "projectOpened";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        Event: {
            /** @description The same wherever the event is told, and as often as it is: `<projectId>:<revision>`. Whoever has seen it needs no other */
            id: string;
            /** @description Where to go on after this event: `after` of the next request */
            cursor: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            projectId: string;
            /** @description The project's revision after it: 1, 2, 3 … without gaps. A lower one than the last is a late repeat */
            revision: number;
            /** @description Who owned the project when the event was published */
            ownerId: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
            /** @description Through what it came: the name of an API key, `mail`, … */
            source: string;
            /** @description The command that caused it */
            commandId: string;
            /** @description What belongs to the type: the milestone, its evidence, the task, … */
            facts: {
                [key: string]: unknown;
            };
            /** @description Whether a note came with it. Notes can be erased, so they stand on the timeline alone */
            hasNote: boolean;
        };
        WebhookMessageStageEntered: {
            /** @constant */
            type: "stageEntered";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageStageReturned: {
            /** @constant */
            type: "stageReturned";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageMilestoneReached: {
            /** @constant */
            type: "milestoneReached";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageContactRecorded: {
            /** @constant */
            type: "contactRecorded";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageBuyerStageMoved: {
            /** @constant */
            type: "buyerStageMoved";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageDriftWarned: {
            /** @constant */
            type: "driftWarned";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageDriftEnded: {
            /** @constant */
            type: "driftEnded";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageTaskOpened: {
            /** @constant */
            type: "taskOpened";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageTaskAccepted: {
            /** @constant */
            type: "taskAccepted";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageTaskPostponed: {
            /** @constant */
            type: "taskPostponed";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageTaskAssigned: {
            /** @constant */
            type: "taskAssigned";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageDecisionChanged: {
            /** @constant */
            type: "decisionChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageRungReached: {
            /** @constant */
            type: "rungReached";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageRungPassedOver: {
            /** @constant */
            type: "rungPassedOver";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageTaskClosed: {
            /** @constant */
            type: "taskClosed";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageRoleAssigned: {
            /** @constant */
            type: "roleAssigned";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageRoleQueued: {
            /** @constant */
            type: "roleQueued";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageRoleSkipped: {
            /** @constant */
            type: "roleSkipped";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageHandedOver: {
            /** @constant */
            type: "handedOver";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageNoteAdded: {
            /** @constant */
            type: "noteAdded";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectHeld: {
            /** @constant */
            type: "projectHeld";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageHoldChanged: {
            /** @constant */
            type: "holdChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectWoken: {
            /** @constant */
            type: "projectWoken";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageMeetingConfirmed: {
            /** @constant */
            type: "meetingConfirmed";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageMeetingCancelled: {
            /** @constant */
            type: "meetingCancelled";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageClockChanged: {
            /** @constant */
            type: "clockChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageClassChanged: {
            /** @constant */
            type: "classChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageTitleChanged: {
            /** @constant */
            type: "titleChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageAmountChanged: {
            /** @constant */
            type: "amountChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageCurrencyChanged: {
            /** @constant */
            type: "currencyChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageExpectedSigningChanged: {
            /** @constant */
            type: "expectedSigningChanged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageReferenceAdded: {
            /** @constant */
            type: "referenceAdded";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageReferenceRemoved: {
            /** @constant */
            type: "referenceRemoved";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageFactsNoted: {
            /** @constant */
            type: "factsNoted";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageDeadlinesReplanned: {
            /** @constant */
            type: "deadlinesReplanned";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectReopened: {
            /** @constant */
            type: "projectReopened";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectReviewed: {
            /** @constant */
            type: "projectReviewed";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageFollowUpDue: {
            /** @constant */
            type: "followUpDue";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageJudgementDue: {
            /** @constant */
            type: "judgementDue";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectKept: {
            /** @constant */
            type: "projectKept";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectDropped: {
            /** @constant */
            type: "projectDropped";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectLost: {
            /** @constant */
            type: "projectLost";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageProjectWon: {
            /** @constant */
            type: "projectWon";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageMailFailed: {
            /** @constant */
            type: "mailFailed";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageCommandAcknowledged: {
            /** @constant */
            type: "commandAcknowledged";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageCommandRefused: {
            /** @constant */
            type: "commandRefused";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookMessageLedgerAdopted: {
            /** @constant */
            type: "ledgerAdopted";
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            data: components["schemas"]["Event"];
        };
        WebhookPing: {
            /** @constant */
            type: "ping";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            timestamp: string;
            data: {
                webhookId: string;
            };
        };
        /** @description What a project answers to a command that it has accepted */
        Receipt: {
            /** @description Id of the project */
            projectId: string;
            /** @description Names the command in the timeline */
            commandId: string;
            /** @description The revision after the command */
            revision: number;
            status: components["schemas"]["ProjectStatus"];
            stage: string | null;
            /** @description Whether it had been carried out before: nothing was done twice */
            repeated: boolean;
        };
        /**
         * @description `held`: it waits for a date, its clocks are paused. Won, lost and dropped are ends: only a new attempt changes that
         * @enum {string}
         */
        ProjectStatus: "open" | "held" | "won" | "lost" | "dropped";
        /** @description The command is kept durably and will be carried out, or refused, once a worker runs: the operation says which */
        Accepted: {
            /** @description Id of the project */
            projectId: string;
            /** @description The timeline shows the command under this id once it is carried out */
            commandId: string;
            /** @constant */
            status: "accepted";
            /** @description `GET /v1/operations/{operationId}` says what becomes of the command */
            operationId: string;
            detail: string;
        };
        /** @description RFC 9457 problem document */
        Problem: {
            /** @description Address of the page about this code, relative to this API */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong with this request and what to do */
            detail: string;
            /** @description Stays the same for ever: programs decide by it */
            code: string;
            /** @description The request id, as in X-Request-Id */
            instance: string;
            errors?: {
                /** @description JSON pointer into the body, such as `#/customerId` */
                pointer?: string;
                /** @description A parameter of path, query or header */
                parameter?: string;
                detail: string;
            }[];
            /** @description Everything that is missing, or may be chosen instead */
            missing?: string[];
            /** @description What the person holds: counts, and the first projects */
            holdings?: {
                counts: components["schemas"]["HoldingCounts"];
                first: components["schemas"]["Holding"][];
            };
        };
        HoldingCounts: {
            projects: number;
            byStatus: {
                open: number;
                won: number;
                lost: number;
                dropped: number;
            };
            /** @description Projects that the person leads or led */
            owned: number;
            openTasks: number;
        };
        Holding: {
            /** @description Id of the project */
            projectId: string;
            title: string;
            customerId: string;
            status: components["schemas"]["ProjectStatus"];
            isOwner: boolean;
            /** @description Roles that the person holds in the project */
            roles: string[];
            openTasks: number;
        };
        ProjectPage: {
            items: components["schemas"]["ProjectSummary"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        ProjectSummary: {
            /** @description Id of the project */
            id: string;
            /** @description Number of events so far; each accepted command raises it */
            revision: number;
            status: components["schemas"]["ProjectStatus"];
            title: string;
            customerId: string;
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            customerClass: "A" | "B" | "C";
            /** @description Id of a person */
            ownerId: string;
            amount: number | null;
            /** @description ISO 4217 */
            currency: string | null;
            /** @description The day on which the customer is expected to sign; null when it is not known */
            expectedSigningOn: string | null;
            /** @description What other systems call it */
            references: components["schemas"]["Reference"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt: string;
            /** @description The seller's stage */
            stage: {
                key: string;
                name: components["schemas"]["Bilingual"];
            };
            /** @description The customer's own buying stage */
            buyerStage: {
                key: string;
                name: components["schemas"]["Bilingual"];
            };
            /** @description Whether the seller is two or more stages ahead of the buyer */
            drifting: boolean;
            /** @description Null when the project is not on hold */
            hold: components["schemas"]["Hold"] | null;
            /** @description Days since the attempt began, without the time on hold */
            ageDays: number;
            /** @description Days in the stage, without the time on hold */
            ageInStageDays: number;
            /** @description What the clock does next when nothing is heard of the customer; null while it is worked out */
            nextCheck: {
                /** @enum {string} */
                check: "follow-up" | "judge" | "drop" | "wake";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
        };
        /** @description A name in English and in Traditional Chinese */
        Bilingual: {
            en: string;
            "zh-TW": string;
        };
        /** @description A wait with a wake date. Clocks and reminders are paused */
        Hold: {
            /** @enum {string} */
            reason: "budget-year" | "reorganisation" | "awaiting-tender" | "customer-wish" | "other";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            since: string;
            /**
             * Format: date-time
             * @description When it resumes automatically; a contact or a milestone wakes it earlier
             */
            wakeAt: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
        };
        ProjectPartPage: {
            items: components["schemas"]["ProjectPart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        ProjectPart: {
            /** @description Id of the project */
            id: string;
            /** @description Number of events so far; each accepted command raises it */
            revision?: number;
            status?: components["schemas"]["ProjectStatus"];
            title?: string;
            customerId?: string;
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            customerClass?: "A" | "B" | "C";
            /** @description Id of a person */
            ownerId?: string;
            amount?: number | null;
            /** @description ISO 4217 */
            currency?: string | null;
            /** @description The day on which the customer is expected to sign; null when it is not known */
            expectedSigningOn?: string | null;
            /** @description What other systems call it */
            references?: components["schemas"]["Reference"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt?: string;
            /** @description The seller's stage */
            stage?: {
                key: string;
                name: components["schemas"]["Bilingual"];
            };
            /** @description The customer's own buying stage */
            buyerStage?: {
                key: string;
                name: components["schemas"]["Bilingual"];
            };
            /** @description Whether the seller is two or more stages ahead of the buyer */
            drifting?: boolean;
            /** @description Null when the project is not on hold */
            hold?: components["schemas"]["Hold"] | null;
            /** @description Days since the attempt began, without the time on hold */
            ageDays?: number;
            /** @description Days in the stage, without the time on hold */
            ageInStageDays?: number;
            /** @description What the clock does next when nothing is heard of the customer; null while it is worked out */
            nextCheck?: {
                /** @enum {string} */
                check: "follow-up" | "judge" | "drop" | "wake";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
        };
        Project: {
            /** @description Id of the project */
            id: string;
            /** @description Number of events so far; each accepted command raises it */
            revision: number;
            status: components["schemas"]["ProjectStatus"];
            title: string;
            customerId: string;
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            customerClass: "A" | "B" | "C";
            /** @description Id of a person */
            ownerId: string;
            amount: number | null;
            /** @description ISO 4217 */
            currency: string | null;
            /** @description The day on which the customer is expected to sign; null when it is not known */
            expectedSigningOn: string | null;
            /** @description What other systems call it */
            references: components["schemas"]["Reference"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt: string;
            /** @description The seller's stage */
            stage: {
                key: string;
                name: components["schemas"]["Bilingual"];
            };
            /** @description The customer's own buying stage */
            buyerStage: {
                key: string;
                name: components["schemas"]["Bilingual"];
            };
            /** @description Whether the seller is two or more stages ahead of the buyer */
            drifting: boolean;
            /** @description Null when the project is not on hold */
            hold: components["schemas"]["Hold"] | null;
            /** @description Days since the attempt began, without the time on hold */
            ageDays: number;
            /** @description Days in the stage, without the time on hold */
            ageInStageDays: number;
            /** @description What the clock does next when nothing is heard of the customer; null while it is worked out */
            nextCheck: {
                /** @enum {string} */
                check: "follow-up" | "judge" | "drop" | "wake";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            playbook: {
                key: string;
                version: number;
            };
            /** @description What is still missing for the stage to be complete */
            gate: {
                /** @description Milestones */
                missing: {
                    milestone: string;
                    name: components["schemas"]["Bilingual"];
                }[];
                /** @description Facts of the customer archive, also those that a missing milestone waits for */
                facts: {
                    fact: string;
                    name: components["schemas"]["Bilingual"];
                    /** @description What of it the customer archive lacks */
                    lacks: {
                        /** @enum {string} */
                        part: "tax-number" | "registration-number" | "address" | "website" | "sector" | "size" | "situation" | "potential" | "people" | "decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks" | "answer";
                        name: components["schemas"]["Bilingual"];
                    }[];
                    /** @description Where to write it */
                    where: components["schemas"]["Bilingual"];
                }[];
            };
            /** @description In the order in which they were reported */
            milestones: components["schemas"]["ReachedMilestone"][];
            /** @description Every visit to a stage */
            path: {
                stage: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                enteredAt: string;
                leftAt: string | null;
            }[];
            /** @description Who holds which role. Null: the role waits for somebody */
            roles: {
                role: string;
                name: components["schemas"]["Bilingual"];
                personId: string | null;
                /** @description Why this person, or why nobody: a code */
                reason: string;
                /** @description The same in words; null for a code that has none */
                reasonText: components["schemas"]["Bilingual"] | null;
            }[];
            openTasks: components["schemas"]["Task"][];
            /** @description The last exchanges with the customer; the timeline has all */
            contacts: {
                /** @enum {string} */
                kind: "visit" | "call" | "meeting" | "reply" | "milestone";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                occurredAt: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                recordedAt: string;
                /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
                actor: string;
                milestone: string | null;
                /** @description Number of events so far; each accepted command raises it */
                revision: number;
            }[];
            /** @description Null when the project has ended */
            clock: components["schemas"]["Clock"] | null;
            /** @description A meeting ahead that keeps the clock from asking; null when there is none */
            meeting: components["schemas"]["ConfirmedMeeting"] | null;
            /** @description Null while the project is open */
            outcome: components["schemas"]["Outcome"] | null;
            /** @description Attempts before this one and how they ended, the oldest first */
            attempts: {
                /** @enum {string} */
                status: "won" | "lost" | "dropped";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                startedAt: string;
                outcome: components["schemas"]["Outcome"];
            }[];
        };
        ReachedMilestone: {
            milestone: string;
            name: components["schemas"]["Bilingual"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            occurredAt: string;
            /**
             * Format: date-time
             * @description When it was reported
             */
            recordedAt: string;
            evidence: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
            /** @description Through what it came: `api`, the name of an API key, `mail` */
            source: string;
            /** @description Number of events so far; each accepted command raises it */
            revision: number;
        };
        Task: {
            /** @description Id of the task within its project */
            id: string;
            /** @description Id of the project */
            projectId: string;
            projectTitle: string;
            /**
             * @description `stage`: from the playbook. `follow-up`, `judge`: from the clock, done by a contact or a judgement. `resume`: after a hold. `push`: asked for in the weekly review. `fill-role`, `fix-mail`, `reassign`: for the manager
             * @enum {string}
             */
            kind: "stage" | "follow-up" | "judge" | "resume" | "push" | "fill-role" | "fix-mail" | "reassign";
            /** @description The playbook's key of the task, or its kind */
            key: string;
            name: components["schemas"]["Bilingual"];
            role: string;
            stage: string;
            /** @description Null while nobody is chosen */
            personId: string | null;
            /**
             * @description `open` and `accepted` are still to be done
             * @enum {string}
             */
            status: "open" | "accepted" | "done" | "declined" | "cancelled" | "superseded" | "skipped";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt: string;
            /**
             * Format: date-time
             * @description Since when its holder has it, or nobody: later than `openedAt` when it was passed on
             */
            heldSince: string;
            /** @description Null until the due date is worked out */
            dueAt: string | null;
            /** @description The milestone that the task reports; its completion needs evidence */
            milestone: string | null;
            /** @description The role to fill, or the person whose mail came back */
            about: string | null;
            /** @description Of a decision who goes on: the tasks of one person that are to be decided about */
            aboutTasks: string[];
            closedAt: string | null;
            closedBy: string | null;
            /** @description A code such as `milestone` or `contact` */
            closedReason: string | null;
        };
        /** @description The follow-up clock. Only a contact resets it */
        Clock: {
            /**
             * @description `watching`: no check has fired. `followed-up`: judgement comes next. `judging`: the drop comes next
             * @enum {string}
             */
            phase: "watching" | "followed-up" | "judging";
            /**
             * Format: date-time
             * @description Days count from here: the last contact, or the opening
             */
            startedAt: string;
            startedBy: {
                /** @enum {string} */
                cause: "opened" | "contact" | "milestone" | "reopened";
                /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
                actor: string;
                /** @description Number of events so far; each accepted command raises it */
                revision: number;
            };
            followUpAt: string | null;
            judgeAt: string | null;
            dropAt: string | null;
            /** @description What the clock does next when nothing is heard of the customer; null while it is worked out */
            nextCheck: {
                /** @enum {string} */
                check: "follow-up" | "judge" | "drop" | "wake";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /** @description The days that hold for the project now */
            days: {
                followUpDays: number;
                judgeDays: number;
                graceWorkingDays: number;
            };
            /** @description Whether some of them are the project's own, and not the playbook's */
            isOwn: boolean;
            /** @description When a project that was kept is judged next */
            keptUntil: string | null;
        };
        /** @description A dated exchange that the customer has confirmed */
        ConfirmedMeeting: {
            /** @enum {string} */
            kind: "visit" | "call" | "meeting" | "reply";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            evidence: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
        };
        /** @description How the project ended */
        Outcome: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
            /** @description A reason of the playbook; `signed` for a won project */
            reason: string;
            competitor: string | null;
            deliveryManagerId: string | null;
        };
        TimelinePage: {
            items: components["schemas"]["TimelineEntry"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        TimelineEntry: {
            /** @description Number of events so far; each accepted command raises it */
            revision: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description What happened, such as `milestoneReached` or `taskOpened` */
            type: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
            source: string;
            /** @description The command that caused it */
            commandId: string;
            /** @description What belongs to the type: the milestone, its evidence, the task, … */
            facts: {
                [key: string]: unknown;
            };
            /** @description The note that came with it; null when there is none or it was erased */
            note: string | null;
            /** @description Of a note that was taken from an email and may lack something: the text of the whole mail */
            wholeNote?: string;
            /** @description Of a follow-up that was told with that of another project of the customer: that project. No email of its own was sent; known for as long as emails are kept */
            toldWith?: string;
        };
        Explanation: {
            /** @enum {string} */
            language: "en" | "zh-TW";
            /** @description The one sentence that says most */
            headline: string;
            /** @description Who has what since when and what happens when it is left undone, which clock runs, what comes next */
            lines: string[];
            /** @description What the clock does next when nothing is heard of the customer, as in `Project` */
            nextCheck: ("follow-up" | "judge" | "drop" | "wake") | null;
            /** @description When it does */
            nextCheckAt: string | null;
            /** @description When the project next acts on its own: `nextCheckAt`, or earlier when a task is left undone until then */
            nextAt: string | null;
        };
        ProjectTasks: {
            items: components["schemas"]["Task"][];
        };
        TaskPage: {
            items: components["schemas"]["PersonTask"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        PersonTask: {
            /** @description Id of the task within its project */
            id: string;
            /** @description Id of the project */
            projectId: string;
            projectTitle: string;
            /**
             * @description `stage`: from the playbook. `follow-up`, `judge`: from the clock, done by a contact or a judgement. `resume`: after a hold. `push`: asked for in the weekly review. `fill-role`, `fix-mail`, `reassign`: for the manager
             * @enum {string}
             */
            kind: "stage" | "follow-up" | "judge" | "resume" | "push" | "fill-role" | "fix-mail" | "reassign";
            /** @description The playbook's key of the task, or its kind */
            key: string;
            name: components["schemas"]["Bilingual"];
            role: string;
            stage: string;
            /** @description Null while nobody is chosen */
            personId: string | null;
            /**
             * @description `open` and `accepted` are still to be done
             * @enum {string}
             */
            status: "open" | "accepted" | "done" | "declined" | "cancelled" | "superseded" | "skipped";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt: string;
            /**
             * Format: date-time
             * @description Since when its holder has it, or nobody: later than `openedAt` when it was passed on
             */
            heldSince: string;
            /** @description Null until the due date is worked out */
            dueAt: string | null;
            /** @description The milestone that the task reports; its completion needs evidence */
            milestone: string | null;
            /** @description The role to fill, or the person whose mail came back */
            about: string | null;
            /** @description Of a decision who goes on: the tasks of one person that are to be decided about */
            aboutTasks: string[];
            closedAt: string | null;
            closedBy: string | null;
            /** @description A code such as `milestone` or `contact` */
            closedReason: string | null;
            /** @description Of a follow-up: the other projects of the customer whose follow-ups the person has by the end of a week from now. They are one task: one contact can be recorded for all (`POST /v1/customers/{id}/contacts`) */
            joinedWith: string[];
        };
        /** @description A report for a project that did not exist when it came */
        ParkedReport: {
            /** @description Id of the parked report */
            id: string;
            /**
             * @description `waiting`: for a project with the reference. `delivered`: a project has got it, the operation says what became of it. `refused`: the project has refused it, `refusal` says why. `expired`: no project came in time. `withdrawn`: it was taken back
             * @enum {string}
             */
            status: "waiting" | "delivered" | "refused" | "expired" | "withdrawn";
            /** @description What the project is called that it waits for */
            reference: components["schemas"]["Reference"];
            /** @enum {string} */
            name: "reachMilestone" | "recordContact";
            /** @description What is reported, as it was sent */
            facts: {
                [key: string]: unknown;
            };
            hasNote: boolean;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` for the project itself */
            actor: string;
            source: string;
            /** @description Names the command in the timeline */
            commandId: string;
            /** @description Who gets an email when it expires */
            tell: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            parkedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
            endedAt: string | null;
            /** @description The project that has got it, or gets it */
            projectId: string | null;
            operationId: string | null;
            refusal: {
                code: string;
                detail: string;
            } | null;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description Where to go on: `after` of the next request, also when there was no event. Null: there is no event at all yet */
            cursor: string | null;
            /** @description Whether there is more to fetch at once */
            isMore: boolean;
        };
        CreatedWebhook: {
            id: string;
            revision: number;
            /** @description What it is for, such as `CRM`; the email about a failure says it */
            name: string & (unknown & unknown);
            /**
             * @description Where messages go: a public https address. Every address that its name has is checked at each delivery
             * @example https://crm.example/hooks/milepost
             */
            url: string;
            /** @description Who looks after it, and gets an email when it is disabled */
            personId: string;
            /** @description Only events of these types. Null: all */
            types: components["schemas"]["EventType"][] | null;
            /** @description Only events of these projects. Null: of all */
            projectIds: string[] | null;
            /** @description Only events of projects that these people owned then. Null: of all */
            ownerIds: string[] | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** @description Why it gets nothing any more; null while it is active */
            disabled: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
                /** @enum {string} */
                cause: "down" | "not-taken" | "gone" | "by-hand" | "restored";
                /** @description The same in words, with what was wrong last */
                reason: string;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            createdBy: string;
            /** @description How many secrets sign each message, the newest first, and until when; null: for good */
            secrets: {
                until: string | null;
            }[];
            /** @description Up to where in the feed everything is delivered, but for the backlogs */
            cursor: string | null;
            /** @description Since when nothing at all can be delivered; null while it works */
            failingSince: string | null;
            /** @description When it is tried again, while nothing can be delivered */
            nextAttemptAt: string | null;
            lastDeliveredAt: string | null;
            /** @description Projects of which the receiver does not take an event: their later ones wait */
            backlogs: {
                projectId: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                failingSince: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                nextAttemptAt: string;
            }[];
            /** @description Signs the messages (Standard Webhooks, `whsec_…`). It is shown this once; the answer to a repeat of the same request shows it again */
            secret: string;
        };
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        Webhook: {
            id: string;
            revision: number;
            /** @description What it is for, such as `CRM`; the email about a failure says it */
            name: string & (unknown & unknown);
            /**
             * @description Where messages go: a public https address. Every address that its name has is checked at each delivery
             * @example https://crm.example/hooks/milepost
             */
            url: string;
            /** @description Who looks after it, and gets an email when it is disabled */
            personId: string;
            /** @description Only events of these types. Null: all */
            types: components["schemas"]["EventType"][] | null;
            /** @description Only events of these projects. Null: of all */
            projectIds: string[] | null;
            /** @description Only events of projects that these people owned then. Null: of all */
            ownerIds: string[] | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** @description Why it gets nothing any more; null while it is active */
            disabled: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
                /** @enum {string} */
                cause: "down" | "not-taken" | "gone" | "by-hand" | "restored";
                /** @description The same in words, with what was wrong last */
                reason: string;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            createdBy: string;
            /** @description How many secrets sign each message, the newest first, and until when; null: for good */
            secrets: {
                until: string | null;
            }[];
            /** @description Up to where in the feed everything is delivered, but for the backlogs */
            cursor: string | null;
            /** @description Since when nothing at all can be delivered; null while it works */
            failingSince: string | null;
            /** @description When it is tried again, while nothing can be delivered */
            nextAttemptAt: string | null;
            lastDeliveredAt: string | null;
            /** @description Projects of which the receiver does not take an event: their later ones wait */
            backlogs: {
                projectId: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                failingSince: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                nextAttemptAt: string;
            }[];
        };
        WebhookDelivery: {
            id: string;
            /** @description `webhook-id` of the message */
            eventId: string;
            type: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            isDelivered: boolean;
            /** @description What the receiver answered; null: nothing */
            status: number | null;
            /** @description Why it counts as not delivered, and what to do */
            error: string | null;
            /** @description How the answer began */
            answer: string | null;
            durationMs: number;
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description The fate of each of many reports */
        BulkReport: {
            /** @description `failed`: a fault on our side, 500 and above. Send these again */
            counts: {
                done: number;
                accepted: number;
                parked: number;
                refused: number;
                failed: number;
            };
            /** @description In the order in which they were sent */
            items: components["schemas"]["ReportedItem"][];
        };
        ReportedItem: {
            /** @description Its place among what was sent */
            index: number;
            /** @description What it would have been answered alone, such as 200, 202, 404 or 422 */
            status: number;
            /** @description 200: carried out */
            receipt: components["schemas"]["Receipt"] | null;
            /** @description 202: kept, not carried out yet */
            accepted: components["schemas"]["Accepted"] | null;
            /** @description 202 too: it waits for a project, as was asked for */
            parked: components["schemas"]["ParkedReport"] | null;
            /** @description 400 and above: refused, or failed */
            problem: components["schemas"]["Problem"] | null;
        };
        ParkedReportPage: {
            items: components["schemas"]["ParkedReport"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description What becomes of a command that was kept and not carried out at once */
        Operation: {
            id: string;
            /** @description Id of the project */
            projectId: string;
            /** @description Names the command in the timeline */
            commandId: string;
            /** @description The request that brought it: as in logs, in Temporal and in the emails it causes */
            requestId: string | null;
            /**
             * @description `pending`: kept, and neither carried out nor refused yet. `done`: `receipt` and `events` say what followed. `refused`: `problem` says why
             * @enum {string}
             */
            status: "pending" | "done" | "refused";
            /** @description The project right after the command */
            receipt: components["schemas"]["Receipt"] | null;
            /** @description What the command led to, in order; the timeline has the facts */
            events: {
                revision: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
                type: string;
            }[];
            /** @description What the command would have been answered */
            problem: components["schemas"]["Problem"] | null;
        };
        /** @description Where every project of a whole line stands: of the manager, and of everybody below at any depth. `counts` are of all of them */
        WeeklyReview: {
            managerId: string;
            /**
             * Format: date
             * @description The Monday of the review
             * @example 2026-03-02
             */
            week: string;
            /**
             * Format: date-time
             * @description The days that the review is about: their beginning, where that of the week before has ended
             */
            from: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            to: string;
            /** @description Those of the manager's own team come first, then those of the teams below, in their order */
            reps: {
                personId: string;
                name: string;
                /** @description Who reviews them: this manager, or one of `teams` */
                managerId: string;
                projects: components["schemas"]["ReviewedProject"][];
            }[];
            /** @description The teams below the own one, at any depth, each with a review of its own: those in which most was left undecided come first */
            teams: components["schemas"]["ReviewedTeam"][];
            /** @description On hold, of the whole line */
            held: components["schemas"]["ReviewedProject"][];
            /** @description Of managers right below, left undecided for three weeks or more; not in `reps` once more */
            escalated: components["schemas"]["ReviewedProject"][];
            counts: {
                byStage: {
                    stage: string;
                    name: string;
                    open: number;
                }[];
                held: number;
                entered: components["schemas"]["WeekCount"];
                won: components["schemas"]["WeekCount"];
                lost: components["schemas"]["WeekCount"];
                dropped: components["schemas"]["WeekCount"];
            };
        };
        ReviewedProject: {
            /** @description Id of the project */
            projectId: string;
            title: string;
            customerId: string;
            customerName: string;
            /** @enum {string} */
            customerClass: "A" | "B" | "C";
            ownerId: string;
            ownerName: string;
            stageName: string;
            playbook: {
                key: string;
                version: number;
            };
            amount: number | null;
            currency: string | null;
            /** @description What was done since the review before: seven days as a rule */
            done: {
                contacts: {
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    at: string;
                    /** @enum {string} */
                    kind: "visit" | "call" | "meeting" | "reply" | "milestone";
                    byName: string;
                }[];
                milestones: {
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    at: string;
                    name: string;
                }[];
                tasks: {
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    at: string;
                    name: string;
                    byName: string;
                }[];
            };
            /** @description When it was opened or begun anew, if that was since the review before */
            newSince: string | null;
            /** @description Stages that were entered in those days */
            moved: string[];
            inTheWay: {
                /** @description Milestones that the gate still lacks */
                missing: string[];
                overdue: {
                    name: string;
                    /** @description Null: nobody has it */
                    personName: string | null;
                    /**
                     * Format: date-time
                     * @description Since when they have had it, or nobody has
                     */
                    since: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    dueAt: string;
                    /** @description Of a decision who goes on: the tasks that it is about */
                    asked: {
                        name: string;
                        /** @description Null: nobody has it */
                        personName: string | null;
                        /**
                         * Format: date-time
                         * @description Since when they have had it, or nobody has
                         */
                        since: string;
                    }[];
                }[];
                /** @description Two or more stages ahead of the buyer */
                drifting: boolean;
                /** @description Since when it neither answers nor acts, as the hourly check has found; null: it does */
                stoppedSince: string | null;
            };
            next: {
                /** @enum {string} */
                check: "follow-up" | "judge" | "drop" | "wake";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /** @description Whole days without the time on hold */
            ageDays: number;
            ageInStageDays: number;
            hold: {
                /** @enum {string} */
                reason: "budget-year" | "reorganisation" | "awaiting-tender" | "customer-wish" | "other";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                since: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                wakeAt: string;
            } | null;
            /** @description Reviews before this one in which nobody has decided about it */
            undecidedWeeks: number;
            /** @description What was decided in this review, or in a later one */
            decision: {
                /** @enum {string} */
                decision: "keep" | "push" | "drop" | "reassign" | "note";
                byName: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
        };
        ReviewedTeam: {
            managerId: string;
            /** @description The manager's name */
            name: string;
            /** @description That run and are not on hold */
            projects: number;
            /** @description Of these, how many this review lists: of a very large line, the 1,000 that act first */
            listed: number;
            /** @description Of these, not decided about in this week */
            undecided: number;
            /** @description Of these, left undecided in a week before */
            left: number;
            /** @description Of those that are listed, with something in the way */
            inTheWay: number;
        };
        WeekCount: {
            thisWeek: number;
            /** @description Mean of the four weeks before */
            before: number;
        };
        HandOverPreview: {
            /** @description Id of a person */
            fromPersonId: string;
            counts: {
                projects: number;
                byStatus: {
                    open: number;
                    won: number;
                    lost: number;
                    dropped: number;
                };
                /** @description Projects that the person leads or led */
                owned: number;
                openTasks: number;
                unplaced: number;
            };
            receivers: {
                /** @description Id of a person */
                personId: string;
                projects: number;
                /** @description Projects beyond what the person can carry */
                overCapacity: number;
            }[];
            items: {
                /** @description Id of the project */
                projectId: string;
                title: string;
                customerId: string;
                status: components["schemas"]["ProjectStatus"];
                isOwner: boolean;
                /** @description Roles that the person holds in the project */
                roles: string[];
                openTasks: number;
                /** @description Null: a manager decides */
                receiverId: string | null;
                /**
                 * @description Why this receiver, or why nobody
                 * @enum {string}
                 */
                reason: "named" | "manager-of-person" | "same-customer" | "least-loaded-in-team-and-region" | "least-loaded-in-team" | "nobody-with-roles" | "nobody-in-team" | "nobody-above";
                overCapacity: boolean;
            }[];
        };
        HandOverStarted: {
            id: string;
            /** @description Id of a person */
            fromPersonId: string;
        };
        HandOverPage: {
            items: components["schemas"]["HandOverSummary"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        HandOverSummary: {
            id: string;
            /** @description Id of a person */
            fromPersonId: string;
            /**
             * @description Why the projects change hands
             * @enum {string}
             */
            reason: "leaving" | "long-absence" | "territory-change";
            requestedBy: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            startedAt: string;
            /** @enum {string} */
            status: "planning" | "running" | "done" | "cancelled";
            counts: components["schemas"]["HandOverCounts"];
        };
        HandOverCounts: {
            projects: number;
            moved: number;
            waiting: number;
            refused: number;
            unplaced: number;
        };
        HandOver: {
            id: string;
            /** @description Id of a person */
            fromPersonId: string;
            /**
             * @description Why the projects change hands
             * @enum {string}
             */
            reason: "leaving" | "long-absence" | "territory-change";
            requestedBy: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            startedAt: string;
            /** @enum {string} */
            status: "planning" | "running" | "done" | "cancelled";
            counts: components["schemas"]["HandOverCounts"];
            parts: components["schemas"]["HandOverPart"][];
            items: components["schemas"]["HandOverItem"][];
            /** @description Of the items; null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        HandOverPart: {
            /** @description Whom the plan chose, or `@unplaced` */
            part: string;
            /** @description Who gets it as things stand */
            receiverId: string | null;
            /** @enum {string} */
            status: "planned" | "offered" | "deciding" | "accepted" | "moved";
            projects: number;
            moved: number;
            refused: number;
            answer: {
                /** @enum {string} */
                answer: "accept" | "decline";
                actor: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            decision: {
                /** @description Id of a person */
                toPersonId: string;
                actor: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /** @description The manager who has to decide; null when nobody has to, or nobody is above */
            waitsFor: string | null;
            /** @description When silence is acted upon */
            dueAt: string | null;
        };
        HandOverItem: {
            /** @description Id of the project */
            projectId: string;
            part: string;
            receiverId: string | null;
            /** @enum {string} */
            status: "planned" | "offered" | "accepted" | "declined" | "unplaced" | "moved" | "refused";
            /**
             * @description Why this receiver, or why nobody
             * @enum {string}
             */
            reason: "named" | "manager-of-person" | "same-customer" | "least-loaded-in-team-and-region" | "least-loaded-in-team" | "nobody-with-roles" | "nobody-in-team" | "nobody-above";
            overCapacity: boolean;
            /** @description Why the project did not take it, as a code */
            refusal: string | null;
            movedAt: string | null;
        };
        HandOverSaid: {
            id: string;
            /** @enum {string} */
            status: "planning" | "running" | "done" | "cancelled";
        };
        HoldingPage: {
            counts: components["schemas"]["HoldingCounts"];
            items: components["schemas"]["Holding"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        Person: {
            id: string;
            name: string & (unknown & unknown);
            /** Format: email */
            email: string;
            /** @description Roles that the person can take in projects */
            roles: string[];
            /** @description Who reviews this person, or null at the top */
            managerId: string | null;
            /** @description Roles are given within the owner's team and to people without a team, who serve every team */
            team: (string & (unknown & unknown)) | null;
            /**
             * @description Regions that the person serves; empty: all
             * @default []
             */
            regions: (string & (unknown & unknown))[];
            /**
             * @description Classes of customers that the person serves; empty: all
             * @default []
             */
            customerClasses: ("A" | "B" | "C")[];
            /**
             * @description Days of the person's own zone on which somebody else gets their emails. No two overlap
             * @default []
             */
            absences: {
                /**
                 * Format: date
                 * @description First day of the absence
                 * @example 2026-03-02
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day of the absence
                 * @example 2026-03-02
                 */
                to: string;
                /**
                 * @description Who stands in; null: the person's manager
                 * @default null
                 */
                substituteId: string | null;
            }[];
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language: "en" | "zh-TW";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone: string;
            /**
             * @description Whose working days count for the person; null: the company's
             * @default null
             */
            calendar: string | null;
            /** @description Open tasks at a time that the person can carry */
            capacity: number;
            /** @description A person who is not active gets no tasks and no mail */
            active: boolean;
            /**
             * @description How reminders, copies about overdue tasks and news of projects come: each at once, in one digest on each working morning, or both. New tasks and decisions always come at once. Null: as the person's team
             * @example digest
             */
            mailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The same for everybody below the person who has chosen nothing, unless somebody between has. Null: as the line above, and at the top as MILEPOST_MAIL_HABIT says */
            teamMailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The weekly review. Left out: it stays as it is, so that a program which copies people from elsewhere does not subscribe somebody again who has unsubscribed */
            review?: components["schemas"]["ReviewSettingsOutput"];
            /** @description Set when mail to the person's address came back for good, and until the address is another one. Milepost alone sets it: it may stand in a body, so that what was read can be sent back, and changes nothing there */
            addressProblem: {
                /** Format: email */
                email: string;
                /** @description Why, as a code */
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /** @description Raised by each change; the ETag is made of it */
            revision: number;
        };
        PersonPage: {
            items: components["schemas"]["Person"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        PersonPartPage: {
            items: components["schemas"]["PersonPart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        PersonPart: {
            id: string;
            name?: string & (unknown & unknown);
            /** Format: email */
            email?: string;
            /** @description Roles that the person can take in projects */
            roles?: string[];
            /** @description Who reviews this person, or null at the top */
            managerId?: string | null;
            /** @description Roles are given within the owner's team and to people without a team, who serve every team */
            team?: (string & (unknown & unknown)) | null;
            /**
             * @description Regions that the person serves; empty: all
             * @default []
             */
            regions: (string & (unknown & unknown))[];
            /**
             * @description Classes of customers that the person serves; empty: all
             * @default []
             */
            customerClasses: ("A" | "B" | "C")[];
            /**
             * @description Days of the person's own zone on which somebody else gets their emails. No two overlap
             * @default []
             */
            absences: {
                /**
                 * Format: date
                 * @description First day of the absence
                 * @example 2026-03-02
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day of the absence
                 * @example 2026-03-02
                 */
                to: string;
                /**
                 * @description Who stands in; null: the person's manager
                 * @default null
                 */
                substituteId: string | null;
            }[];
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language?: "en" | "zh-TW";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone?: string;
            /**
             * @description Whose working days count for the person; null: the company's
             * @default null
             */
            calendar: string | null;
            /** @description Open tasks at a time that the person can carry */
            capacity?: number;
            /** @description A person who is not active gets no tasks and no mail */
            active?: boolean;
            /**
             * @description How reminders, copies about overdue tasks and news of projects come: each at once, in one digest on each working morning, or both. New tasks and decisions always come at once. Null: as the person's team
             * @example digest
             */
            mailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The same for everybody below the person who has chosen nothing, unless somebody between has. Null: as the line above, and at the top as MILEPOST_MAIL_HABIT says */
            teamMailHabit?: ("at-once" | "digest" | "both") | null;
            /** @description The weekly review. Left out: it stays as it is, so that a program which copies people from elsewhere does not subscribe somebody again who has unsubscribed */
            review?: components["schemas"]["ReviewSettingsOutput"];
            /** @description Set when mail to the person's address came back for good, and until the address is another one. Milepost alone sets it: it may stand in a body, so that what was read can be sent back, and changes nothing there */
            addressProblem?: {
                /** Format: email */
                email: string;
                /** @description Why, as a code */
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /** @description Raised by each change; the ETag is made of it */
            revision?: number;
        };
        RecordChangePage: {
            items: components["schemas"]["RecordChange"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description One change of a record */
        RecordChange: {
            /** @description The revision that the change led to; 1: it was created */
            revision: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description Who did it: a person, an API key (`key:…`), or `milepost` */
            actor: string;
            changes: {
                field: string;
                /** @description Null: it was not there */
                from: unknown;
                to: unknown;
            }[];
        };
        Customer: {
            id: string;
            /** @description The whole name, to the letter */
            name: string & (unknown & unknown);
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            class: "A" | "B" | "C";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone: string;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language: "en" | "zh-TW";
            /**
             * @description Short, former, foreign and trade names
             * @default []
             */
            otherNames: {
                /**
                 * @description `former`: what it was called before
                 * @enum {string}
                 */
                kind: "short" | "former" | "foreign" | "trade" | "other";
                name: string & (unknown & unknown);
            }[];
            /**
             * @description Tax and registration numbers
             * @default []
             */
            identifiers: {
                /** @enum {string} */
                kind: "tax" | "registration" | "other";
                /**
                 * @description Country, ISO 3166 in two capitals
                 * @example TW
                 */
                country: string;
                value: string;
            }[];
            /** @default [] */
            addresses: {
                /** @enum {string} */
                kind: "registered" | "office" | "plant" | "delivery" | "billing" | "other";
                /** @default null */
                country: string | null;
                /** @description As it stands on an envelope */
                text: string & (unknown & unknown);
            }[];
            /** @default [] */
            websites: string[];
            /** @default null */
            sector: (string & (unknown & unknown)) | null;
            /** @default null */
            size: {
                /** @default null */
                employees: number | null;
                /**
                 * @description Revenue of a year
                 * @default null
                 */
                revenue: {
                    amount: number;
                    /**
                     * @description ISO 4217
                     * @example TWD
                     */
                    currency: string;
                } | null;
                /** @default null */
                asOf: string | null;
            } | null;
            /**
             * @description How their business goes, each with its day and source
             * @default []
             */
            situation: {
                text: string & (unknown & unknown);
                /**
                 * Format: date
                 * @description The day for which it is true
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @description Where it comes from: a report, a register, a visit */
                source: string & (unknown & unknown);
            }[];
            /**
             * @description Why the customer is in this class; the history has former ones
             * @default null
             */
            classReason: (string & (unknown & unknown)) | null;
            /**
             * @description Roles go to people who serve it first; null: to those of any region
             * @default null
             */
            region: (string & (unknown & unknown)) | null;
            /**
             * @description The customer that this one belongs to
             * @default null
             */
            parentId: string | null;
            /**
             * @description Who owns the relation; null: whoever leads its projects
             * @default null
             */
            ownerId: string | null;
            /** @default [] */
            tags: (string & (unknown & unknown))[];
            /**
             * @description What could become a project
             * @default []
             */
            potentials: {
                /** @description Your own id for it, unique with this customer */
                id: string;
                /** @description In one line; the title of the project that it becomes */
                what: string & (unknown & unknown);
                /** @default null */
                amount: number | null;
                /** @default null */
                currency: string | null;
                /**
                 * @description When they may sign
                 * @default null
                 */
                expectedOn: string | null;
                /** @description Why we think so */
                why: string & (unknown & unknown);
                /**
                 * @description The project that it has become; Milepost sets it
                 * @default null
                 */
                projectId: string | null;
            }[];
            /**
             * @description Documents kept elsewhere
             * @default []
             */
            files: {
                title: string & (unknown & unknown);
                /** Format: uri */
                url: string;
            }[];
            /**
             * @description What the gates of the playbook ask about the customer, by the key of the fact
             * @default {}
             */
            answers: {
                [key: string]: {
                    value: boolean | number | string;
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    asOf: string;
                    /** @description Who said so, or where it stands */
                    source: string & (unknown & unknown);
                };
            };
            /**
             * @description What other systems call the customer
             * @default []
             */
            references: components["schemas"]["Reference"][];
            /**
             * @description With a customer who is not active no project is opened; those that run go on
             * @default true
             */
            active: boolean;
            /** @description The customer that is kept in place of this duplicate; null: it is no duplicate. Links are made and taken back at `/v1/customer-duplicates` alone: it may stand in a body, so that what was read can be sent back, and changes nothing there. It raises no revision */
            mergedInto: string | null;
            /** @description Raised by each change; the ETag is made of it */
            revision: number;
        };
        CustomerPage: {
            items: components["schemas"]["Customer"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        CustomerPartPage: {
            items: components["schemas"]["CustomerPart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        CustomerPart: {
            id: string;
            /** @description The whole name, to the letter */
            name?: string & (unknown & unknown);
            /**
             * @description Customer class: sets how short the follow-up clocks are
             * @enum {string}
             */
            class?: "A" | "B" | "C";
            /**
             * @description A time zone of the tz database by area and location, or UTC. Capitals do not matter
             * @example Asia/Taipei
             */
            timeZone?: string;
            /**
             * @description Language of emails and pages
             * @enum {string}
             */
            language?: "en" | "zh-TW";
            /**
             * @description Short, former, foreign and trade names
             * @default []
             */
            otherNames: {
                /**
                 * @description `former`: what it was called before
                 * @enum {string}
                 */
                kind: "short" | "former" | "foreign" | "trade" | "other";
                name: string & (unknown & unknown);
            }[];
            /**
             * @description Tax and registration numbers
             * @default []
             */
            identifiers: {
                /** @enum {string} */
                kind: "tax" | "registration" | "other";
                /**
                 * @description Country, ISO 3166 in two capitals
                 * @example TW
                 */
                country: string;
                value: string;
            }[];
            /** @default [] */
            addresses: {
                /** @enum {string} */
                kind: "registered" | "office" | "plant" | "delivery" | "billing" | "other";
                /** @default null */
                country: string | null;
                /** @description As it stands on an envelope */
                text: string & (unknown & unknown);
            }[];
            /** @default [] */
            websites: string[];
            /** @default null */
            sector: (string & (unknown & unknown)) | null;
            /** @default null */
            size: {
                /** @default null */
                employees: number | null;
                /**
                 * @description Revenue of a year
                 * @default null
                 */
                revenue: {
                    amount: number;
                    /**
                     * @description ISO 4217
                     * @example TWD
                     */
                    currency: string;
                } | null;
                /** @default null */
                asOf: string | null;
            } | null;
            /**
             * @description How their business goes, each with its day and source
             * @default []
             */
            situation: {
                text: string & (unknown & unknown);
                /**
                 * Format: date
                 * @description The day for which it is true
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @description Where it comes from: a report, a register, a visit */
                source: string & (unknown & unknown);
            }[];
            /**
             * @description Why the customer is in this class; the history has former ones
             * @default null
             */
            classReason: (string & (unknown & unknown)) | null;
            /**
             * @description Roles go to people who serve it first; null: to those of any region
             * @default null
             */
            region: (string & (unknown & unknown)) | null;
            /**
             * @description The customer that this one belongs to
             * @default null
             */
            parentId: string | null;
            /**
             * @description Who owns the relation; null: whoever leads its projects
             * @default null
             */
            ownerId: string | null;
            /** @default [] */
            tags: (string & (unknown & unknown))[];
            /**
             * @description What could become a project
             * @default []
             */
            potentials: {
                /** @description Your own id for it, unique with this customer */
                id: string;
                /** @description In one line; the title of the project that it becomes */
                what: string & (unknown & unknown);
                /** @default null */
                amount: number | null;
                /** @default null */
                currency: string | null;
                /**
                 * @description When they may sign
                 * @default null
                 */
                expectedOn: string | null;
                /** @description Why we think so */
                why: string & (unknown & unknown);
                /**
                 * @description The project that it has become; Milepost sets it
                 * @default null
                 */
                projectId: string | null;
            }[];
            /**
             * @description Documents kept elsewhere
             * @default []
             */
            files: {
                title: string & (unknown & unknown);
                /** Format: uri */
                url: string;
            }[];
            /**
             * @description What the gates of the playbook ask about the customer, by the key of the fact
             * @default {}
             */
            answers: {
                [key: string]: {
                    value: boolean | number | string;
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    asOf: string;
                    /** @description Who said so, or where it stands */
                    source: string & (unknown & unknown);
                };
            };
            /**
             * @description What other systems call the customer
             * @default []
             */
            references: components["schemas"]["Reference"][];
            /**
             * @description With a customer who is not active no project is opened; those that run go on
             * @default true
             */
            active: boolean;
            /** @description The customer that is kept in place of this duplicate; null: it is no duplicate. Links are made and taken back at `/v1/customer-duplicates` alone: it may stand in a body, so that what was read can be sent back, and changes nothing there. It raises no revision */
            mergedInto?: string | null;
            /** @description Raised by each change; the ETag is made of it */
            revision?: number;
        };
        CustomerDuplicatePage: {
            items: components["schemas"]["CustomerDuplicate"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Two customers that may be one */
        CustomerDuplicate: {
            /**
             * @description Id of the pair: both ids with a tilde between them
             * @example acme~acme-2
             */
            id: string;
            /** @description Both, in the order of their ids */
            customers: {
                id: string;
                name: (string & (unknown & unknown)) | null;
            }[];
            /**
             * @description `open`: nobody has decided; `merged`: one is linked to the other; `different`: they are two
             * @enum {string}
             */
            state: "open" | "merged" | "different";
            /** @description How likely they are one, for the order of the list. Nothing is decided by it */
            score: number;
            reasons: {
                /**
                 * @description What speaks for it (`same-…`, `similar-…`, `close-…`, `unchecked-…`, `name-part`) or against it (`other-…`, `one-group`)
                 * @enum {string}
                 */
                code: "same-reference" | "similar-reference" | "same-company-id" | "unchecked-company-id" | "same-name" | "close-name" | "name-part" | "same-domain" | "same-phone" | "other-name" | "other-script" | "other-place" | "other-unit" | "other-number" | "other-legal-form" | "other-company-id" | "other-country" | "one-group";
                /** @description What they share, where it is a reference, a number or a domain */
                value: string | null;
            }[];
            /** @description Which of the two is kept; null: they are not linked */
            into: string | null;
            /** @description Whether they were linked with nobody looking: a reference or a checked number is the same */
            automatic: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            foundAt: string;
            /** @description Who decided: a person, an API key (`key:…`), or `milepost` */
            decidedBy: string | null;
            decidedAt: string | null;
        };
        CustomerDuplicatePartPage: {
            items: components["schemas"]["CustomerDuplicatePart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        CustomerDuplicatePart: {
            /**
             * @description Id of the pair: both ids with a tilde between them
             * @example acme~acme-2
             */
            id: string;
            /** @description Both, in the order of their ids */
            customers?: {
                id: string;
                name: (string & (unknown & unknown)) | null;
            }[];
            /**
             * @description `open`: nobody has decided; `merged`: one is linked to the other; `different`: they are two
             * @enum {string}
             */
            state?: "open" | "merged" | "different";
            /** @description How likely they are one, for the order of the list. Nothing is decided by it */
            score?: number;
            reasons?: {
                /**
                 * @description What speaks for it (`same-…`, `similar-…`, `close-…`, `unchecked-…`, `name-part`) or against it (`other-…`, `one-group`)
                 * @enum {string}
                 */
                code: "same-reference" | "similar-reference" | "same-company-id" | "unchecked-company-id" | "same-name" | "close-name" | "name-part" | "same-domain" | "same-phone" | "other-name" | "other-script" | "other-place" | "other-unit" | "other-number" | "other-legal-form" | "other-company-id" | "other-country" | "one-group";
                /** @description What they share, where it is a reference, a number or a domain */
                value: string | null;
            }[];
            /** @description Which of the two is kept; null: they are not linked */
            into?: string | null;
            /** @description Whether they were linked with nobody looking: a reference or a checked number is the same */
            automatic?: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            foundAt?: string;
            /** @description Who decided: a person, an API key (`key:…`), or `milepost` */
            decidedBy?: string | null;
            decidedAt?: string | null;
        };
        RecordedCustomerContact: {
            contact: components["schemas"]["CustomerContact"];
            reports: components["schemas"]["BulkReport"];
        };
        CustomerContact: {
            id: string;
            customerId: string;
            /** @enum {string} */
            kind: "visit" | "call" | "meeting" | "reply";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            occurredAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            recordedAt: string;
            actor: string;
            evidence: string | null;
            /** @description Null: none, or erased */
            note: string | null;
            projectIds: string[];
            personIds: string[];
        };
        CustomerContactPage: {
            items: components["schemas"]["CustomerContact"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        CustomerContactPartPage: {
            items: components["schemas"]["CustomerContactPart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        CustomerContactPart: {
            id: string;
            customerId?: string;
            /** @enum {string} */
            kind?: "visit" | "call" | "meeting" | "reply";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            occurredAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            recordedAt?: string;
            actor?: string;
            evidence?: string | null;
            /** @description Null: none, or erased */
            note?: string | null;
            projectIds?: string[];
            personIds?: string[];
        };
        /** @description Somebody who works for a customer */
        CustomerPerson: {
            id: string;
            customerId: string;
            /** @description As they write it; never split, never joined */
            name: string & (unknown & unknown);
            /**
             * @description How the name is read: pinyin, furigana
             * @default null
             */
            reading: (string & (unknown & unknown)) | null;
            /** @default null */
            position: (string & (unknown & unknown)) | null;
            /**
             * @description Whom they report to, a person of the same customer
             * @default null
             */
            reportsToId: string | null;
            /** @default [] */
            committee: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[];
            /** @default null */
            attitude: {
                /**
                 * @description To us
                 * @enum {string}
                 */
                stance: "supports" | "neutral" | "opposes" | "unknown";
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @default null */
                note: (string & (unknown & unknown)) | null;
            } | null;
            /**
             * @description How to reach them
             * @default []
             */
            ways: {
                /** @enum {string} */
                kind: "mobile" | "phone" | "email" | "line" | "wechat" | "fax" | "other";
                value: string & (unknown & unknown);
                /** @default false */
                isPreferred: boolean;
                /**
                 * @description When, in words: "after 14:00"
                 * @default null
                 */
                hours: (string & (unknown & unknown)) | null;
            }[];
            /** @default null */
            country: string | null;
            /** @default null */
            language: ("en" | "zh-TW") | null;
            /**
             * @default there
             * @enum {string}
             */
            presence: "there" | "gone" | "deceased";
            /** @default null */
            presenceSince: string | null;
            /**
             * @description What other systems call the person
             * @default []
             */
            references: components["schemas"]["Reference"][];
            /** @description Raised by each change; the ETag is made of it */
            revision: number;
        };
        CustomerPersonPage: {
            items: components["schemas"]["CustomerPerson"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        CustomerPersonPartPage: {
            items: components["schemas"]["CustomerPersonPart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        CustomerPersonPart: {
            id: string;
            customerId?: string;
            /** @description As they write it; never split, never joined */
            name?: string & (unknown & unknown);
            /**
             * @description How the name is read: pinyin, furigana
             * @default null
             */
            reading: (string & (unknown & unknown)) | null;
            /** @default null */
            position: (string & (unknown & unknown)) | null;
            /**
             * @description Whom they report to, a person of the same customer
             * @default null
             */
            reportsToId: string | null;
            /** @default [] */
            committee: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[];
            /** @default null */
            attitude: {
                /**
                 * @description To us
                 * @enum {string}
                 */
                stance: "supports" | "neutral" | "opposes" | "unknown";
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                asOf: string;
                /** @default null */
                note: (string & (unknown & unknown)) | null;
            } | null;
            /**
             * @description How to reach them
             * @default []
             */
            ways: {
                /** @enum {string} */
                kind: "mobile" | "phone" | "email" | "line" | "wechat" | "fax" | "other";
                value: string & (unknown & unknown);
                /** @default false */
                isPreferred: boolean;
                /**
                 * @description When, in words: "after 14:00"
                 * @default null
                 */
                hours: (string & (unknown & unknown)) | null;
            }[];
            /** @default null */
            country: string | null;
            /** @default null */
            language: ("en" | "zh-TW") | null;
            /**
             * @default there
             * @enum {string}
             */
            presence: "there" | "gone" | "deceased";
            /** @default null */
            presenceSince: string | null;
            /**
             * @description What other systems call the person
             * @default []
             */
            references: components["schemas"]["Reference"][];
            /** @description Raised by each change; the ETag is made of it */
            revision?: number;
        };
        /** @description All that is known, in the order in which it was written */
        PersonalFacts: {
            items: components["schemas"]["PersonalFact"][];
        };
        PersonalFact: {
            id: string;
            personId: string;
            customerId: string;
            /** @enum {string} */
            kind: "ambition" | "character" | "temper" | "liking" | "strength" | "day" | "other";
            /** @description What was said or seen, not what somebody concludes from it */
            text: string & (unknown & unknown);
            /**
             * @description A day to remember: of each year (`05-20`), or of one (`2026-05-20`)
             * @default null
             */
            on: string | null;
            /** @description From where: a talk, a visit, a page */
            source: string & (unknown & unknown);
            /**
             * @description On what ground it is kept (Article 6 of the GDPR)
             * @enum {string}
             */
            basis: "consent" | "contract" | "legal-obligation" | "legitimate-interest";
            /** @description Raised by each change; the ETag is made of it */
            revision: number;
            /** @description Who wrote it last */
            writtenBy: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            writtenAt: string;
        };
        ArchiveViewPage: {
            items: components["schemas"]["ArchiveView"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description One line of the audit log */
        ArchiveView: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description A person of the company, or an API key (`key:…`) */
            viewerId: string;
            /** @description Null: an export of all customers */
            customerId: string | null;
            /** @description Whose personal facts were seen; null: an export that is not of one person */
            personId: string | null;
            /** @description Seen by `api`, `page` or `mail`; taken away by `export`, or all about one person by `access` */
            through: string;
            /** @description What was taken away, by its address; null: it was seen */
            list: string | null;
            /** @description What the list was asked for: values by parameter */
            filter: {
                [key: string]: string;
            };
        };
        ArchiveViewPartPage: {
            items: components["schemas"]["ArchiveViewPart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        ArchiveViewPart: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at?: string;
            /** @description A person of the company, or an API key (`key:…`) */
            viewerId?: string;
            /** @description Null: an export of all customers */
            customerId?: string | null;
            /** @description Whose personal facts were seen; null: an export that is not of one person */
            personId?: string | null;
            /** @description Seen by `api`, `page` or `mail`; taken away by `export`, or all about one person by `access` */
            through?: string;
            /** @description What was taken away, by its address; null: it was seen */
            list?: string | null;
            /** @description What the list was asked for: values by parameter */
            filter?: {
                [key: string]: string;
            };
        };
        SavedImportMapping: {
            /**
             * @description By which it is called
             * @example crm-accounts
             */
            name: string;
            /**
             * @description What the rows of the file are
             * @enum {string}
             */
            kind: "people" | "customers" | "customer-people" | "projects" | "contacts";
            /**
             * @description The system that the file comes from: its `reference` column has the ids of it
             * @example crm
             */
            system?: string;
            /**
             * @description The zone of times; needed for contacts
             * @example Asia/Taipei
             */
            timeZone?: string;
            /** @description By the name of the field */
            fields: {
                [key: string]: components["schemas"]["ImportColumn"];
            };
            revision: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            savedAt: string;
            savedBy: string;
        };
        ImportMappingPage: {
            items: components["schemas"]["SavedImportMapping"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        Import: {
            /**
             * @description Id of the import
             * @example import-3f1c
             */
            id: string;
            /**
             * @description By which it is called
             * @example crm-accounts
             */
            mapping: string;
            /**
             * @description What the rows of the file are
             * @enum {string}
             */
            kind: "people" | "customers" | "customer-people" | "projects" | "contacts";
            /**
             * @description `receiving`: its file has not come. `mapping`: it came by the page, where its columns are mapped. `checking`: the dry run. `checked`: it can be committed. `failed`: the file cannot be read, and `problem` says why
             * @enum {string}
             */
            status: "receiving" | "mapping" | "checking" | "checked" | "failed" | "committing" | "done";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            createdBy: string;
            /** @description Size of the file */
            bytes: number;
            /** @description How the file is read: encoding and delimiter, or sheet and date system */
            form: {
                [key: string]: unknown;
            } | null;
            /** @description Why the file cannot be read */
            problem: {
                /** @description What is wrong; stays the same for ever */
                code: string;
                /** @description The line of a CSV or the row of a sheet */
                row: number | null;
                /** @description The head of the column; null: of the whole row */
                column: string | null;
                message: string;
                /** @description What to do about it */
                cure: string;
            } | null;
            /** @description What the dry run has found: what would become of the rows */
            check: components["schemas"]["ImportCounts"];
            /** @description What became of the rows */
            commit: components["schemas"]["ImportCounts"];
        };
        ImportCounts: {
            /** @description All of the four below */
            rows: number;
            created: number;
            changed: number;
            /** @description Rows that say nothing new */
            same: number;
            /** @description Rows with problems: each costs no other row */
            refused: number;
            endedAt: string | null;
        };
        ImportPage: {
            items: components["schemas"]["Import"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        ImportProblemPage: {
            items: components["schemas"]["ImportProblem"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description What is wrong with a row, and what to do about it */
        ImportProblem: {
            /** @description What is wrong; stays the same for ever */
            code: string;
            /** @description The line of a CSV or the row of a sheet */
            row: number | null;
            /** @description The head of the column; null: of the whole row */
            column: string | null;
            message: string;
            /** @description What to do about it */
            cure: string;
        };
        /** @description Everything that is known of a person at a customer */
        CustomerPersonAccess: {
            person: components["schemas"]["CustomerPerson"];
            facts: components["schemas"]["PersonalFact"][];
            /** @description How the record came about */
            history: components["schemas"]["RecordChange"][];
            /** @description How the facts came about */
            factHistory: components["schemas"]["RecordChange"][];
            /** @description Contacts with the person */
            contacts: components["schemas"]["CustomerContact"][];
            /** @description Notes in projects of the customer that name the person */
            mentions: {
                projectId: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
                actor: string;
                text: string;
            }[];
            /** @description Who has seen the facts */
            views: components["schemas"]["ArchiveView"][];
        };
        /** @description That somebody was erased. It says nothing of who it was */
        Erasure: {
            id: string;
            customerId: string;
            requestedBy: string;
            reason: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            requestedAt: string;
            /** @description Null: texts of others are still being looked through */
            doneAt: string | null;
            /** @description How many texts of others the person was taken out of, by collection */
            found: {
                [key: string]: number;
            };
        };
        ErasurePage: {
            items: components["schemas"]["Erasure"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        ErasurePartPage: {
            items: components["schemas"]["ErasurePart"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        /** @description Those fields that were asked for with `fields` */
        ErasurePart: {
            id: string;
            customerId?: string;
            requestedBy?: string;
            reason?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            requestedAt?: string;
            /** @description Null: texts of others are still being looked through */
            doneAt?: string | null;
            /** @description How many texts of others the person was taken out of, by collection */
            found?: {
                [key: string]: number;
            };
        };
        /** @description What became of each line */
        ArchiveImport: {
            /** @description False: it was a dry run, and nothing was written */
            committed: boolean;
            /** @description How many there were; each is created, the same or refused */
            lines: number;
            counts: {
                created: number;
                same: number;
                refused: number;
            };
            /** @description The same for each kind of line */
            kinds: {
                [key: string]: {
                    created: number;
                    same: number;
                    refused: number;
                };
            };
            /** @description Whether the last line said so many lines of each kind as there were; false of a part */
            isWhole: boolean;
            /** @description Why lines were refused, the first 1,000 */
            problems: {
                /** @description From 1 */
                line: number;
                /** @description Kind and id, as far as they can be read */
                what: string;
                /** @enum {string} */
                code: "line-unreadable" | "line-invalid" | "record-differs" | "record-missing" | "customer-missing" | "owner-missing" | "person-missing" | "person-erased" | "reference-taken" | "link-circle";
                detail: string;
                cure: string;
            }[];
        };
        RetentionPreview: {
            years: number;
            /**
             * Format: date-time
             * @description Whoever had nothing to do with us since then is erased: the day's beginning in the company's zone
             */
            since: string;
            /** @description Whom a run would erase */
            items: components["schemas"]["ForgottenPerson"][];
            /** @description How many people this page has looked at */
            looked: number;
            /** @description How many of them stay, by why: the first reason that holds */
            kept: {
                [key: string]: number;
            };
            /** @description Send it as `cursor` to go on; null: everybody was looked at */
            nextCursor: string | null;
            next: string | null;
        };
        ForgottenPerson: {
            personId: string;
            customerId: string;
            name: string;
            /**
             * @description The last that happened with the customer; `record-made`: nothing since the record was made
             * @enum {string}
             */
            last: "project-ended" | "contact" | "record-made";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            lastAt: string;
        };
        RetentionRun: {
            years: number;
            /**
             * Format: date-time
             * @description Whoever had nothing to do with us since then is erased: the day's beginning in the company's zone
             */
            since: string;
            /** @description The ids of the erasures that have begun */
            erasures: string[];
            looked: number;
            /** @description How many of them stay, by why: the first reason that holds */
            kept: {
                [key: string]: number;
            };
            /** @description Send it as `cursor` to go on; null: everybody was looked at */
            nextCursor: string | null;
        };
        Playbooks: {
            items: {
                key: string;
                version: number;
                /** @description Stage keys, in order */
                stages: string[];
            }[];
        };
        Playbook: {
            /** @description What projects pin of a playbook version */
            rules: {
                key: string;
                version: number;
                ownerRole: string;
                deliveryRole: string;
                /** @description Roles by key */
                roles: {
                    [key: string]: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                };
                stages: {
                    key: string;
                    /** @description A name in English and in Traditional Chinese */
                    name: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                    roles: {
                        role: string;
                        required: boolean;
                    }[];
                    tasks: {
                        key: string;
                        /** @description A name in English and in Traditional Chinese */
                        name: {
                            en: string & (unknown & unknown);
                            "zh-TW": string & (unknown & unknown);
                        };
                        role: string;
                        milestone?: string;
                        /** @description Days from the beginning of the stage to the due date */
                        dueDays: number;
                    }[];
                }[];
                buyerStages: {
                    key: string;
                    /** @description A name in English and in Traditional Chinese */
                    name: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                }[];
                /** @description Milestones by key, in the order of the stages */
                milestones: {
                    [key: string]: {
                        /** @description A name in English and in Traditional Chinese */
                        name: {
                            en: string & (unknown & unknown);
                            "zh-TW": string & (unknown & unknown);
                        };
                        /** @description The stage whose gate counts it, or in which it is expected */
                        stage: string;
                        /** @description Whether the gate of the stage needs it */
                        gate: boolean;
                        /** @description Whether it resets the follow-up clock */
                        contact: boolean;
                        /** @description The buyer stage that it proves */
                        buyerStage?: string;
                        /** @description The fact of the customer archive that reaches it; nobody reports it */
                        fact?: string;
                    };
                };
                /** @description What gates ask of the customer archive, by key */
                facts?: {
                    [key: string]: {
                        /** @description A name in English and in Traditional Chinese */
                        name: {
                            en: string & (unknown & unknown);
                            "zh-TW": string & (unknown & unknown);
                        };
                        /** @description The stage that asks for it */
                        stage: string;
                        /**
                         * @description Whether the stage is complete only with it (default), or does without
                         * @default true
                         */
                        gate: boolean;
                        /**
                         * @description Everything on this list is there
                         * @constant
                         */
                        from: "archive";
                        /** @description What the record of the customer has, beside name and class */
                        fields: ("tax-number" | "registration-number" | "address" | "website" | "sector" | "size" | "situation" | "potential")[];
                        /** @description How old, in days, the newest business situation may be */
                        situationDays: number;
                        /** @description How many people with their position */
                        people: number;
                        /** @description Parts in the buying committee of the customer */
                        parts: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[];
                    } | {
                        /** @description A name in English and in Traditional Chinese */
                        name: {
                            en: string & (unknown & unknown);
                            "zh-TW": string & (unknown & unknown);
                        };
                        /** @description The stage that asks for it */
                        stage: string;
                        /**
                         * @description Whether the stage is complete only with it (default), or does without
                         * @default true
                         */
                        gate: boolean;
                        /**
                         * @description Somebody is known for each of these parts
                         * @constant
                         */
                        from: "committee";
                        /** @description Parts in the buying committee of the customer */
                        parts: ("decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks")[];
                    } | {
                        /** @description A name in English and in Traditional Chinese */
                        name: {
                            en: string & (unknown & unknown);
                            "zh-TW": string & (unknown & unknown);
                        };
                        /** @description The stage that asks for it */
                        stage: string;
                        /**
                         * @description Whether the stage is complete only with it (default), or does without
                         * @default true
                         */
                        gate: boolean;
                        /**
                         * @description Under the key of the fact, the record of the customer has an answer; "no" is one too
                         * @constant
                         */
                        from: "answer";
                        /**
                         * @description Beside the answer, somebody who has this part must be there
                         * @enum {string}
                         */
                        of?: "decides" | "pays" | "uses" | "judges" | "buys" | "coaches" | "blocks";
                    };
                };
                /** @description The follow-up clock: how long silence may last */
                clocks: {
                    /** @description Days after the last contact until the rep must follow up */
                    followUpDays: number;
                    /** @description Days after the last contact until intent is judged */
                    judgeDays: number;
                    /** @description Working days that a judgement may stay unanswered before the project is dropped */
                    graceWorkingDays: number;
                    /** @description How far away, in days, the next date of a project that is kept may be */
                    keepMaxDays: number;
                    /** @description What differs for customers of a class. Where class and stage both say something, the smaller holds */
                    byClass: {
                        [key: string]: {
                            /** @description Days after the last contact until the rep must follow up */
                            followUpDays?: number;
                            /** @description Days after the last contact until intent is judged */
                            judgeDays?: number;
                            /** @description Working days that a judgement may stay unanswered before the project is dropped */
                            graceWorkingDays?: number;
                        };
                    };
                    /** @description What differs in a stage, by stage key */
                    byStage: {
                        [key: string]: {
                            /** @description Days after the last contact until the rep must follow up */
                            followUpDays?: number;
                            /** @description Days after the last contact until intent is judged */
                            judgeDays?: number;
                            /** @description Working days that a judgement may stay unanswered before the project is dropped */
                            graceWorkingDays?: number;
                        };
                    };
                };
                /** @description Numbers of the process that are no days of the clock */
                limits: {
                    /** @description Days from opening to due date of the tasks that the project itself opens */
                    dueDays: {
                        "follow-up": number;
                        judge: number;
                        resume: number;
                        "fill-role": number;
                        "fix-mail": number;
                        reassign: number;
                    };
                    /** @description How many stages the seller may be ahead of the buyer before owner and manager are warned */
                    driftStages: number;
                    /** @description How far away, in days, a task may be put off */
                    postponeMaxDays: number;
                    /** @description How far away, in days, the date of a manager's push may be */
                    pushMaxDays: number;
                    /** @description How far away, in days, a hold may end or a confirmed meeting may be */
                    holdMaxDays: number;
                    /** @description For how many days a manager keeps a project in a review that is being judged */
                    keptByReviewDays: number;
                    /** @description Working days that somebody has to answer the offer of a hand-over, or to decide about it */
                    answerWorkingDays: number;
                    /** @description After so many reviews without a decision the next manager up sees a project */
                    escalationWeeks: number;
                };
                /** @description What happens, by kind of task, when nobody acts on one: rungs in the order of their days, each fires once */
                ladders?: {
                    [key: string]: {
                        /** @description Days from the due date; below 0 before it */
                        days: number;
                        /**
                         * @description `remind`: a mail to the assignee. `copy-manager`: the same, and the manager is told. `ask-manager`: the manager gets a task to decide who goes on. `tell-next-manager`: whoever is above the assignee is told
                         * @enum {string}
                         */
                        step: "remind" | "copy-manager" | "ask-manager" | "tell-next-manager";
                    }[];
                };
                /** @description Drop reasons by key */
                dropReasons: {
                    [key: string]: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                };
                /** @description Loss reasons by key */
                lossReasons: {
                    [key: string]: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                };
            };
            /** @description What mails and pages show beside a stage or a task; no part of the rules */
            guidance: {
                /** @description By stage key */
                stages: {
                    [key: string]: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                };
                /** @description By task key; follow-up, judge, resume, push, fill-role, fix-mail, reassign are the tasks that the project itself opens */
                tasks: {
                    [key: string]: {
                        en: string & (unknown & unknown);
                        "zh-TW": string & (unknown & unknown);
                    };
                };
            };
            /** @description What CloudEvents mean: the table of `POST /v1/cloudevents`; no part of the rules */
            cloudEvents: ({
                /** @description A milestone of a stage */
                milestone: string;
                /** @description The `type` of the events */
                type: string;
                /**
                 * @description The place in the event that names the project
                 * @default subject
                 */
                project: string;
                /** @description The system whose id for the project stands there; without it, an id of Milepost or "ref:<system>:<id>" */
                system?: string;
                /**
                 * @description The place in the event that says where the proof is, such as "data.url"
                 * @default id
                 */
                evidence: string;
            } | {
                /**
                 * @description How the exchange with the customer happened
                 * @enum {string}
                 */
                contact: "visit" | "call" | "meeting" | "reply";
                /** @description The `type` of the events */
                type: string;
                /**
                 * @description The place in the event that names the project
                 * @default subject
                 */
                project: string;
                /** @description The system whose id for the project stands there; without it, an id of Milepost or "ref:<system>:<id>" */
                system?: string;
                /**
                 * @description The place in the event that says where the proof is, such as "data.url"
                 * @default id
                 */
                evidence: string;
            })[];
        };
        WhatIfAnswer: {
            /**
             * Format: date-time
             * @description Silence is counted up to here
             */
            until: string;
            /** @description How many projects were run */
            projects: number;
            /** @description In the order of the changes */
            results: {
                change: components["schemas"]["ClockChange"];
                report: components["schemas"]["WhatIfReport"];
            }[];
            /** @description What every run takes for granted, for readers */
            assumptions: string[];
            /** @description Null when there are no more projects */
            nextCursor: string | null;
        };
        WhatIfReport: {
            /** @description All projects of this run */
            projects: components["schemas"]["WhatIfByTruth"];
            /** @description Follow-ups that would have been asked for */
            followUps: number;
            /** @description Judgements that would have been asked for */
            judgements: number;
            /** @description Projects that the clock would have dropped; `won` are the false drops */
            dropped: components["schemas"]["WhatIfByTruth"];
            /** @description Days between drop and loss of those that were lost in truth, all together */
            daysBeforeLoss: number;
            /** @description Judgements to keep a project that were left out: nobody would have asked for them */
            keepsLeftOut: number;
            /** @description The same by class and stage, only where something would have fired */
            places: {
                /**
                 * @description Customer class: sets how short the follow-up clocks are
                 * @enum {string}
                 */
                customerClass: "A" | "B" | "C";
                stage: string;
                followUps: number;
                judgements: number;
                dropped: components["schemas"]["WhatIfByTruth"];
            }[];
        };
        WhatIfAmounts: {
            projects: number;
            /** @description What they were to bring, by currency (ISO 4217) */
            value: {
                [key: string]: number;
            };
        };
        /** @description Projects by how they stand in truth */
        WhatIfByTruth: {
            won: components["schemas"]["WhatIfAmounts"];
            lost: components["schemas"]["WhatIfAmounts"];
            dropped: components["schemas"]["WhatIfAmounts"];
            open: components["schemas"]["WhatIfAmounts"];
        };
        Calendar: {
            /**
             * @description Key of a calendar
             * @example tw
             */
            key: string;
            name: {
                en: string & (unknown & unknown);
                "zh-TW": string & (unknown & unknown);
            };
            /**
             * @description The calendar that this one extends, such as the country of a site
             * @default null
             */
            base: string | null;
            /**
             * @description Weekdays that are off: 1 is Monday, 7 is Sunday. null: those of the base
             * @default null
             */
            weekend: number[] | null;
            /** @description Years without an entry have no holidays but those of the base */
            years: {
                year: number;
                /**
                 * @description `provisional`: the days are worked out by rule and not announced yet
                 * @enum {string}
                 */
                status: "announced" | "provisional";
                /**
                 * @description Public holidays and days off in their stead; weekends need not be named
                 * @default []
                 */
                daysOff: {
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    date: string;
                    /** @description What the day is called */
                    name: string & (unknown & unknown);
                }[];
                /**
                 * @description Working days on a weekend, or on a day off of the base
                 * @default []
                 */
                makeUpDays: {
                    /**
                     * Format: date
                     * @example 2026-03-02
                     */
                    date: string;
                    /** @description What the day is called */
                    name: string & (unknown & unknown);
                }[];
                /**
                 * @description Days on which the company is closed, the first and the last included; split one that spans two years
                 * @default []
                 */
                shutdowns: {
                    /**
                     * Format: date
                     * @description First day
                     * @example 2026-03-02
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description Last day
                     * @example 2026-03-02
                     */
                    to: string;
                    name: string & (unknown & unknown);
                }[];
            }[];
            /** @description Raised by each change; the ETag is made of it */
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            changedAt: string;
            /** @description A person's id, `key:` and the name of an API key, or `milepost` for what came with it */
            changedBy: string;
        };
        Calendars: {
            /** @description Key of the calendar of people who name none; null: Monday to Friday */
            company: string | null;
            items: {
                /**
                 * @description Key of a calendar
                 * @example tw
                 */
                key: string;
                name: components["schemas"]["Bilingual"];
                base: string | null;
                years: {
                    year: number;
                    /**
                     * @description `provisional`: the days are worked out by rule and not announced yet
                     * @enum {string}
                     */
                    status: "announced" | "provisional";
                }[];
                /** @description Raised by each change; the ETag is made of it */
                version: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                changedAt: string;
                /** @description A person's id, `key:` and the name of an API key, or `milepost` for what came with it */
                changedBy: string;
            }[];
        };
        CalendarVersionPage: {
            items: components["schemas"]["CalendarVersion"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        CalendarVersion: {
            /** @description Raised by each change; the ETag is made of it */
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            changedAt: string;
            /** @description A person's id, `key:` and the name of an API key, or `milepost` for what came with it */
            changedBy: string;
            /** @description Days that this version says something else of than the one before it */
            days: {
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                date: string;
                /** @description null: as on any other day of its week */
                before: {
                    working: boolean;
                    name: string;
                } | null;
                /** @description null: as on any other day of its week */
                after: {
                    working: boolean;
                    name: string;
                } | null;
            }[];
            /** @description What else it has changed; `years`: which years it has, and whether they are announced */
            also: ("name" | "base" | "weekend" | "years")[];
        };
        WorkingDays: {
            /**
             * @description Key of a calendar
             * @example tw
             */
            key: string;
            /** @description Raised by each change; the ETag is made of it */
            version: number;
            /**
             * Format: date
             * @example 2026-03-02
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-02
             */
            to: string;
            /** @description How many of them are working days */
            workingDays: number;
            days: {
                /**
                 * Format: date
                 * @example 2026-03-02
                 */
                date: string;
                working: boolean;
                /** @description What the table calls the day, if it names it */
                name: string | null;
                /** @description The calendar that says so: this one, or one that it is based on */
                calendar: string | null;
            }[];
        };
        MadeKey: {
            /** @description Id of the key: the key itself has it after `mp_` */
            id: string;
            /** @description Shown as the actor of what is done with it, such as `CRM`. No two that work share one */
            name: string;
            /** @description What it may do */
            scopes: ("projects:read" | "projects:write" | "reports:write" | "reviews:read" | "reviews:write" | "hand-overs:read" | "hand-overs:write" | "people:read" | "people:write" | "customers:read" | "customers:write" | "personal-facts:read" | "personal-facts:write" | "personal-facts:erase" | "personal-facts:audit" | "archive:export" | "archive:import" | "retention:read" | "retention:run" | "imports:read" | "imports:write" | "calendars:read" | "calendars:write" | "playbooks:read" | "events:read" | "webhooks:read" | "webhooks:write" | "keys:read" | "keys:write" | "mail:inbound" | "act-for-people" | "admin")[];
            /**
             * @description Only a live one works
             * @enum {string}
             */
            status: "live" | "expired" | "revoked";
            /** @description Requests in a minute, over all processes; null: as many as the installation allows every key */
            requestsPerMinute: number | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /** @description Who made it: a person or an API key (`key:…`); null: an operator, at the command line */
            createdBy: string | null;
            /** @description Null: never */
            expiresAt: string | null;
            /** @description Until when the key before the last rotation works too; null when there is none */
            overlapEndsAt: string | null;
            revokedAt: string | null;
            /** @description To the minute; null: never */
            lastUsedAt: string | null;
            /** @description The key itself. It is stored nowhere and shown this once */
            key: string;
        };
        KeyPage: {
            items: components["schemas"]["Key"][];
            /** @description Null on the last page */
            nextCursor: string | null;
            /** @description Address of the next page, relative to this API */
            next: string | null;
        };
        Key: {
            /** @description Id of the key: the key itself has it after `mp_` */
            id: string;
            /** @description Shown as the actor of what is done with it, such as `CRM`. No two that work share one */
            name: string;
            /** @description What it may do */
            scopes: ("projects:read" | "projects:write" | "reports:write" | "reviews:read" | "reviews:write" | "hand-overs:read" | "hand-overs:write" | "people:read" | "people:write" | "customers:read" | "customers:write" | "personal-facts:read" | "personal-facts:write" | "personal-facts:erase" | "personal-facts:audit" | "archive:export" | "archive:import" | "retention:read" | "retention:run" | "imports:read" | "imports:write" | "calendars:read" | "calendars:write" | "playbooks:read" | "events:read" | "webhooks:read" | "webhooks:write" | "keys:read" | "keys:write" | "mail:inbound" | "act-for-people" | "admin")[];
            /**
             * @description Only a live one works
             * @enum {string}
             */
            status: "live" | "expired" | "revoked";
            /** @description Requests in a minute, over all processes; null: as many as the installation allows every key */
            requestsPerMinute: number | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /** @description Who made it: a person or an API key (`key:…`); null: an operator, at the command line */
            createdBy: string | null;
            /** @description Null: never */
            expiresAt: string | null;
            /** @description Until when the key before the last rotation works too; null when there is none */
            overlapEndsAt: string | null;
            revokedAt: string | null;
            /** @description To the minute; null: never */
            lastUsedAt: string | null;
        };
        InboundMail: {
            /**
             * @description `note-stored`: an answer, stored as a note of its project. `note-stored-after-end`: an answer to a project that has ended: stored, and the timeline has no entry for it. `repeated`: an answer that was stored before. `empty`: an answer without a text of its own: nothing is stored. `automatic`: written by a machine, such as an absence note, a recall or a no-reply address: nothing is stored. `unmatched`: it answers to no mail of ours, or not clearly to one: nothing is stored. `bounce-recorded`: mail to somebody's address fails for good: marked, and whoever stands in is told. `bounce-ignored`: a report that marks nobody, such as one of a delay or of an email that is not ours
             * @enum {string}
             */
            disposition: "note-stored" | "note-stored-after-end" | "repeated" | "empty" | "automatic" | "unmatched" | "bounce-recorded" | "bounce-ignored";
            /** @description The same for people, with the reason */
            detail: string;
            /** @description The project that has the note, if one has */
            projectId: string | null;
            /** @description Files that came with an answer. They are not kept; the note says how many there were */
            attachmentsNotKept: number;
        };
        Liveness: {
            /** @constant */
            status: "alive";
        };
        /** @description Which part does not answer, when one does not; the parts are not asked while it drains */
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not-ready" | "draining";
            /** @enum {string} */
            mongodb?: "up" | "down";
            /** @enum {string} */
            temporal?: "up" | "down";
            /** @description What somebody has to look after; none of it makes the API unready */
            warnings: string[];
        };
        Document: {
            [key: string]: unknown;
        };
        ProblemKinds: {
            items: components["schemas"]["ProblemKind"][];
        };
        /** @description What a problem code means */
        ProblemKind: {
            code: string;
            status: number;
            title: string;
            /** @description How it comes about */
            cause: string;
            /** @description What to do about it */
            remedy: string;
            example: components["schemas"]["Problem"];
        };
        ReviewSettingsOutput: {
            /**
             * @description On which day the person reviews their team; null: the company's
             * @default null
             */
            weekday: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday") | null;
            /**
             * @description From when on the mail may come, in the person's own zone; null: the company's
             * @default null
             * @example 08:00
             */
            time: string | null;
            /**
             * @description Whether the mail also comes, in one line, when there is nothing to decide
             * @default false
             */
            allClear: boolean;
            /**
             * @description Weekly emails that the person does not want: the review of their team, or the mirror on Friday of what will be asked of them. A link in each of these emails sets it too. Tasks and all other emails still come
             * @default []
             */
            unsubscribed: ("review" | "mirror")[];
        };
    };
    responses: never;
    parameters: {
        /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
        RequestId: string;
        /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
        IdempotencyKey: string;
        /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
        Actor: string;
        /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
        Prefer: string;
        /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description Names the request in the logs */
        RequestId: string;
        /** @description What is left of the limit and when it is full again (IETF draft 8), such as `"requests"; r=5999; t=60`. It is the limit of the API key; without a valid one (401), that of the address: `"wrong-keys"`; on pages, that of the address: `"pages"` */
        RateLimit: string;
        /** @description The limit itself */
        RateLimitPolicy: string;
        /** @description There when the answer is the one that an earlier request with the same Idempotency-Key got */
        IdempotentReplayed: "true";
        /** @description The preference that was followed, such as `wait=5`; there when the request had one */
        PreferenceApplied: string;
        /** @description Where to look next */
        Location: string;
        /** @description Seconds to wait */
        RetryAfter: string;
        /** @description The next page, `rel="next"` */
        Link: string;
        /** @description A hash of the page, which goes into If-None-Match; an export has none */
        PageETag: string;
        /** @description The version of a record, which goes into If-Match; of any other answer a hash. Goes into If-None-Match */
        ETag: string;
        /** @description Begins or ends the session of this browser */
        SetCookie: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProjects: {
        parameters: {
            query?: {
                q?: string;
                /** @example open,held */
                status?: string;
                held?: "true" | "false";
                stage?: string;
                /** @example lin-yu-ting */
                owner?: string;
                team?: string & (unknown & unknown);
                customer?: string;
                class?: string;
                region?: string & (unknown & unknown);
                reference?: string;
                openedFrom?: string;
                openedBefore?: string;
                signingFrom?: string;
                signingTo?: string;
                amountFrom?: number;
                amountTo?: number;
                currency?: string;
                dueBefore?: string;
                /**
                 * @description By what entries are sorted; with `-` in front the last comes first
                 * @example -openedAt
                 */
                sort?: "openedAt" | "title" | "amount" | "expectedSigningOn" | "-openedAt" | "-title" | "-amount" | "-expectedSigningOn";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenProject"];
            };
        };
        responses: {
            /** @description Opened before: by the same request, or with one of the references */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProject: {
        parameters: {
            query?: {
                /**
                 * @description Wait until the project is readable at this revision
                 * @example 3
                 */
                revision?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProject: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example *
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainProject: {
        parameters: {
            query?: {
                /**
                 * @description Language of the answer
                 * @example en
                 */
                language?: "en" | "zh-TW";
                /** @description Time zone for the instants in the text, by area and location as in the tz database; by default UTC. Capitals do not matter */
                timeZone?: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Explained */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjectTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectTasks"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonTasks: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example lin-yu-ting */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddReference"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveReference"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reachMilestone: {
        parameters: {
            query?: {
                /** @description For how many days the report waits when no project has the reference that it names yet. It is carried out when a project is opened with the reference, or gets it. Goes with `tell` */
                park?: number;
                /** @description Who gets an email when the time is over and no project has come */
                tell?: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReachMilestone"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it. Or parked, as was asked for, until a project has the reference */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"] | components["schemas"]["ParkedReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordContact: {
        parameters: {
            query?: {
                /** @description For how many days the report waits when no project has the reference that it names yet. It is carried out when a project is opened with the reference, or gets it. Goes with `tell` */
                park?: number;
                /** @description Who gets an email when the time is over and no project has come */
                tell?: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordContact"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it. Or parked, as was asked for, until a project has the reference */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"] | components["schemas"]["ParkedReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRole"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judgeIntent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgeIntent"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DropProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loseProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoseProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoBack"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddNote"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The cursor up to which everything is known: of the last event, or of the last answer. Left out: from the beginning. `latest`: from now on */
                after?: string;
                /**
                 * @description Events per answer
                 * @example 1
                 */
                limit?: number;
                /** @description How many seconds to wait for an event when there is none yet */
                wait?: number;
                /** @description Only events of these types, with commas between them */
                types?: string;
                /** @description Only events of this project */
                projectId?: string;
                /** @description Only events of projects that this person owned then */
                ownerId?: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events after the cursor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeWebhook"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecret"];
            };
        };
        responses: {
            /** @description With the new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeliverWebhook"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pingWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
                /** @description Only what the receiver has taken, or what it has not */
                outcome?: "delivered" | "failed";
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example webhook-4f0c2d9a6b1e4c7d8a05 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reachMilestones: {
        parameters: {
            query?: {
                /** @description For how many days the report waits when no project has the reference that it names yet. It is carried out when a project is opened with the reference, or gets it. Goes with `tell` */
                park?: number;
                /** @description Who gets an email when the time is over and no project has come */
                tell?: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReachMilestones"];
            };
        };
        responses: {
            /** @description The fate of each */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveCloudEvents: {
        parameters: {
            query?: {
                /** @description For how many days the report waits when no project has the reference that it names yet. It is carried out when a project is opened with the reference, or gets it. Goes with `tell` */
                park?: number;
                /** @description Who gets an email when the time is over and no project has come */
                tell?: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description In binary mode: `1.0`
                 * @example 1.0
                 */
                "ce-specversion"?: "1.0";
                /**
                 * @description In binary mode: `id`
                 * @example meeting-2207
                 */
                "ce-id"?: string;
                /**
                 * @description In binary mode: `source`
                 * @example /crm/taipei
                 */
                "ce-source"?: string;
                /**
                 * @description In binary mode: `type`
                 * @example com.example.phone.call-ended
                 */
                "ce-type"?: string;
                /**
                 * @description In binary mode: `subject`, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                "ce-subject"?: string;
                /** @description In binary mode: `time` */
                "ce-time"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
                "application/cloudevents+json": components["schemas"]["CloudEvent"];
                "application/cloudevents-batch+json": components["schemas"]["CloudEvent"][];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it. Or parked, as was asked for, until a project has the reference */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"] | components["schemas"]["ParkedReport"];
                };
            };
            /** @description Of a list: the fate of each */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParkedReports: {
        parameters: {
            query?: {
                /** @example waiting */
                status?: "waiting" | "delivered" | "refused" | "expired" | "withdrawn";
                /** @description Only those that wait for this reference, such as `crm:4711` */
                reference?: string;
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedReportPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getParkedReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the parked report
                 * @example parked-9c56cc51b374c3ba189210d5b6d4bf57
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedReport"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawParkedReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the parked report
                 * @example parked-9c56cc51b374c3ba189210d5b6d4bf57
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
                /**
                 * @description Id of the task within its project
                 * @example t3
                 */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptTask"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
                /**
                 * @description Id of the task within its project
                 * @example t3
                 */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteTask"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postponeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
                /**
                 * @description Id of the task within its project
                 * @example t3
                 */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostponeTask"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passOnTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
                /**
                 * @description Id of the task within its project
                 * @example t3
                 */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassOnTask"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
                /**
                 * @description Id of the task within its project
                 * @example t3
                 */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineTask"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    holdProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wakeProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WakeProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmMeeting"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelMeeting"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeClock"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeClass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeClass"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOperation: {
        parameters: {
            query?: {
                /**
                 * @description How many seconds to wait for the end of the operation
                 * @example 20
                 */
                wait?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description `operationId` of the answer with status 202
                 * @example op-WyJwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwIiwiYXBpLTBjOWQyZjVlLTMwYWItNGYwZS04ZDVjLTFiN2E5YTNlNmYyMSJd
                 */
                operationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as it is known */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReview: {
        parameters: {
            query?: {
                /**
                 * @description Language of the answer
                 * @example en
                 */
                language?: "en" | "zh-TW";
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Whose line is reviewed: active
                 * @example lin-yu-ting
                 */
                managerId: string;
                /**
                 * @description The Monday of the review
                 * @example 2026-03-09
                 */
                week: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeeklyReview"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the project, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example project-9f2c61d0aa3b4e5f8c70
                 */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewProject"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet: the operation says what becomes of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverPreviewRequest"];
            };
        };
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverPreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHandOvers: {
        parameters: {
            query?: {
                /**
                 * @description Only hand-overs of what this person held
                 * @example lin-yu-ting
                 */
                person?: string;
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartHandOver"];
            };
        };
        responses: {
            /** @description One runs for this person already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverStarted"];
                };
            };
            /** @description Started */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverStarted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHandOver: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the hand-over
                 * @example hand-over-7c9e6679e7b1a2f3d4c5
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOver"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the hand-over
                 * @example hand-over-7c9e6679e7b1a2f3d4c5
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerHandOver"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverSaid"];
                };
            };
            /** @description Kept, not carried out yet: the hand-over shows it once it is */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverSaid"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the hand-over
                 * @example hand-over-7c9e6679e7b1a2f3d4c5
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideHandOver"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverSaid"];
                };
            };
            /** @description Kept, not carried out yet: the hand-over shows it once it is */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverSaid"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the hand-over
                 * @example hand-over-7c9e6679e7b1a2f3d4c5
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelHandOver"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverSaid"];
                };
            };
            /** @description Kept, not carried out yet: the hand-over shows it once it is */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverSaid"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHoldings: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example lin-yu-ting */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                team?: string & (unknown & unknown);
                manager?: string;
                active?: "true" | "false";
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "id" | "name" | "-id" | "-name";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example lin-yu-ting */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replacePerson: {
        parameters: {
            query?: {
                /** @description For a person who is deactivated and still holds something: `start` hands everything over by rule; the key needs the scope `hand-overs:write` for it. Without it, such a person cannot be deactivated */
                handOver?: "start";
            };
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /** @example lin-yu-ting */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplacePerson"];
            };
        };
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: {
                /** @description For a person who is deactivated and still holds something: `start` hands everything over by rule; the key needs the scope `hand-overs:write` for it. Without it, such a person cannot be deactivated */
                handOver?: "start";
            };
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example *
                 */
                "If-Match": string;
            };
            path: {
                /** @example lin-yu-ting */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangePerson"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonChanges: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example lin-yu-ting */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordChangePage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                q?: string;
                class?: string;
                region?: string & (unknown & unknown);
                owner?: string;
                parent?: string;
                language?: "en" | "zh-TW";
                /** @example true */
                active?: "true" | "false";
                reference?: string;
                merged?: "true" | "false";
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "id" | "name" | "-id" | "-name";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCustomer: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCustomer"];
            };
        };
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example *
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeCustomer"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerChanges: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordChangePage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerDuplicates: {
        parameters: {
            query?: {
                /** @example open */
                state?: string;
                customer?: string;
                automatic?: "true" | "false";
                scoreFrom?: number;
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "score" | "foundAt" | "-score" | "-foundAt";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDuplicatePage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /**
                 * @description Id of the pair: both ids with a tilde between them
                 * @example harbour-foods~harbour-foods-2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeCustomers"];
            };
        };
        responses: {
            /** @description Linked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDuplicate"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    separateCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the pair: both ids with a tilde between them
                 * @example harbour-foods~harbour-foods-2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are two */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDuplicate"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoCustomerDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the pair: both ids with a tilde between them
                 * @example harbour-foods~harbour-foods-2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDuplicate"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerContacts: {
        parameters: {
            query?: {
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "occurredAt" | "-occurredAt";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerContactPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordCustomerContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerContact"];
            };
        };
        responses: {
            /** @description Kept, with the fate of each report */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedCustomerContact"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openPotential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /** @description `wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to 30; more counts as 30. With 0 it is answered as soon as the command is kept */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Id of the customer, or `ref:<system>:<id>`: what another system calls it, percent-encoded
                 * @example harbour-foods
                 */
                id: string;
                /** @example cooling-line-2 */
                potentialId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenPotential"];
            };
        };
        responses: {
            /** @description Opened before: by the same request, or with one of the references */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Kept, not carried out yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerPeople: {
        parameters: {
            query?: {
                q?: string;
                /** @example harbour-foods */
                customer?: string;
                presence?: string;
                reference?: string;
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "id" | "name" | "-id" | "-name";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPersonPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomerPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerPerson"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPerson"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPerson"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCustomerPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCustomerPerson"];
            };
        };
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPerson"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCustomerPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example *
                 */
                "If-Match": string;
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeCustomerPerson"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPerson"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerPersonChanges: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordChangePage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonalFacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalFacts"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPersonalFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersonalFact"];
            };
        };
        responses: {
            /** @description Written */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalFact"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replacePersonalFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @example iris-tan */
                id: string;
                /** @example fact-0123456789abcdef0123 */
                factId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersonalFact"];
            };
        };
        responses: {
            /** @description Corrected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalFact"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePersonalFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @example iris-tan */
                id: string;
                /** @example fact-0123456789abcdef0123 */
                factId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalFact"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArchiveViews: {
        parameters: {
            query?: {
                /** @example iris-tan */
                person?: string;
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "at" | "-at";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveViewPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description By which it is called
                 * @example crm-accounts
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedImportMapping"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveImportMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /**
                 * @description By which it is called
                 * @example crm-accounts
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImportMapping"];
            };
        };
        responses: {
            /** @description Saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedImportMapping"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeImportMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description By which it is called
                 * @example crm-accounts
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed, as it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedImportMapping"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportMappings: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMappingPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImport"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendImportFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Id of the import
                 * @example import-3f1c0a9be2d84c6f9a10
                 */
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Kept; the dry run is under way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: {
                /** @description Language of the answer */
                language?: "en" | "zh-TW";
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the import
                 * @example import-3f1c0a9be2d84c6f9a10
                 */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportProblems: {
        parameters: {
            query?: {
                /**
                 * @description Of the dry run, or of what was carried out
                 * @example check
                 */
                phase?: "check" | "commit";
                /**
                 * @description Language of the answer
                 * @example en
                 */
                language?: "en" | "zh-TW";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the import
                 * @example import-3f1c0a9be2d84c6f9a10
                 */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProblemPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commitImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the import
                 * @example import-3f1c0a9be2d84c6f9a10
                 */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is under way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEverythingAboutCustomerPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPersonAccess"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEverythingAboutCustomerPersonAsPage: {
        parameters: {
            query?: {
                /**
                 * @description Language of the answer
                 * @example zh-TW
                 */
                language?: "en" | "zh-TW";
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseCustomerPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @example iris-tan */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseCustomerPerson"];
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listErasures: {
        parameters: {
            query?: {
                customer?: string;
                /** @description By what entries are sorted; with `-` in front the last comes first */
                sort?: "requestedAt" | "-requestedAt";
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasurePage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @example erasure-0123456789abcdef0123 */
                erasureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportArchive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importArchive: {
        parameters: {
            query?: {
                /**
                 * @description Whether to write; by default it is said what would become of each line
                 * @example true
                 */
                commit?: "true" | "false";
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description What became of each line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveImport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRetention: {
        parameters: {
            query?: {
                /**
                 * @description How many years without project and contact; by default as the installation has set it
                 * @example 5
                 */
                years?: number;
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runRetention: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRetention"];
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlaybooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbooks"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlaybook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Key of the playbook
                 * @example standard
                 */
                key: string;
                /**
                 * @description Its version
                 * @example 6
                 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runWhatIf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIfRequest"];
            };
        };
        responses: {
            /** @description Run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfAnswer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendars: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendars"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /** @description By default the newest one */
                version?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Key of a calendar
                 * @example plant-taoyuan
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCalendar: {
        parameters: {
            query?: never;
            header: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
                /**
                 * @description ETag of the version that was read; `*` for any
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Key of a calendar
                 * @example plant-taoyuan
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCalendar"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendarVersions: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Key of a calendar
                 * @example plant-taoyuan
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarVersionPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkingDays: {
        parameters: {
            query: {
                /**
                 * @description First day
                 * @example 2026-07-17
                 */
                from: string;
                /**
                 * @description Last day, at most 400 days in all
                 * @example 2026-07-20
                 */
                to: string;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Key of a calendar
                 * @example plant-taoyuan
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkingDays"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                cursor?: string;
                /**
                 * @description Entries per page
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the key: the key itself has it after `mp_`
                 * @example 3f0c9a1be27d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /**
                 * @description Id of the key: the key itself has it after `mp_`
                 * @example 3f0c9a1be27d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKey"];
            };
        };
        responses: {
            /** @description Rotated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    limitKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it */
                "X-Milepost-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /**
                 * @description Id of the key: the key itself has it after `mp_`
                 * @example 3f0c9a1be27d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitKey"];
            };
        };
        responses: {
            /** @description Set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the key: the key itself has it after `mp_`
                 * @example 3f0c9a1be27d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveMail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that was 200, 201 or 202; after any other the key is free */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "message/rfc822": string;
            };
        };
        responses: {
            /** @description Done; the disposition says what */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundMail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent or of another form */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not changed: `If-None-Match` has the ETag of the answer that there would be */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One does not, or the process is about to end */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhook.projectOpened": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectOpened",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectOpened",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "title": "Cooling line, hall 3",
                 *           "customerId": "harbour-foods",
                 *           "customerClass": "B",
                 *           "ownerId": "lin-yu-ting",
                 *           "amount": 1850000,
                 *           "currency": "TWD",
                 *           "playbook": {
                 *             "key": "standard",
                 *             "version": 6
                 *           }
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectOpened"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.stageEntered": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "stageEntered",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "stageEntered",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "stage": "plan",
                 *           "from": null
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageStageEntered"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.stageReturned": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "stageReturned",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "stageReturned",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": "propose",
                 *           "stage": "visit",
                 *           "cause": "specification-changed",
                 *           "superseded": [
                 *             "proposal-presented"
                 *           ],
                 *           "personIds": [
                 *             "lin-yu-ting"
                 *           ]
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageStageReturned"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.milestoneReached": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "milestoneReached",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "milestoneReached",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "milestone": "meeting-agreed",
                 *           "timing": "due",
                 *           "evidence": "crm:activity/8812",
                 *           "occurredAt": "2026-03-02T01:00:00.000Z",
                 *           "contact": true
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageMilestoneReached"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.contactRecorded": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "contactRecorded",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "contactRecorded",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "kind": "call",
                 *           "occurredAt": "2026-03-02T01:00:00.000Z",
                 *           "evidence": "crm:call/991"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageContactRecorded"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.buyerStageMoved": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "buyerStageMoved",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "buyerStageMoved",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": "need",
                 *           "to": "evaluate",
                 *           "milestone": "meeting-agreed"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageBuyerStageMoved"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.driftWarned": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "driftWarned",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "driftWarned",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "stage": "propose",
                 *           "buyerStage": "need",
                 *           "ownerId": "lin-yu-ting"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageDriftWarned"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.driftEnded": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "driftEnded",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "driftEnded",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {},
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageDriftEnded"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.taskOpened": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "taskOpened",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "taskOpened",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3",
                 *           "kind": "stage",
                 *           "key": "agree-meeting",
                 *           "role": "sales",
                 *           "stage": "plan",
                 *           "personId": "lin-yu-ting",
                 *           "dueDays": 7,
                 *           "milestone": "meeting-agreed"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageTaskOpened"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.taskAccepted": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "taskAccepted",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "taskAccepted",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageTaskAccepted"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.taskPostponed": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "taskPostponed",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "taskPostponed",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3",
                 *           "dueAt": "2026-03-16T01:00:00.000Z"
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageTaskPostponed"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.taskAssigned": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "taskAssigned",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "taskAssigned",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3",
                 *           "personId": "yi-an-lin",
                 *           "reason": "passed-on"
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageTaskAssigned"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.decisionChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "decisionChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "decisionChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t9",
                 *           "aboutTasks": [
                 *             "t3",
                 *             "t4"
                 *           ]
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageDecisionChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.rungReached": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "rungReached",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "rungReached",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3",
                 *           "rung": 1,
                 *           "step": "remind",
                 *           "personId": "lin-yu-ting",
                 *           "ownerId": "lin-yu-ting"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageRungReached"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.rungPassedOver": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "rungPassedOver",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "rungPassedOver",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3",
                 *           "rungRevision": 12,
                 *           "reason": "nobody-above"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageRungPassedOver"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.taskClosed": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "taskClosed",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "taskClosed",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3",
                 *           "status": "done",
                 *           "reason": "milestone",
                 *           "evidence": "crm:activity/8812"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageTaskClosed"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.roleAssigned": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "roleAssigned",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "roleAssigned",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "role": "presales-engineer",
                 *           "personId": "yi-an-lin",
                 *           "reason": "customer"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageRoleAssigned"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.roleQueued": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "roleQueued",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "roleQueued",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "role": "legal",
                 *           "reason": "nobody-has-it"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageRoleQueued"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.roleSkipped": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "roleSkipped",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "roleSkipped",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "role": "technical-consultant",
                 *           "stage": "visit",
                 *           "reason": "nobody-has-it"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageRoleSkipped"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.handedOver": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "handedOver",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "handedOver",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "handOverId": "hand-over-51c0",
                 *           "fromPersonId": "lin-yu-ting",
                 *           "toPersonId": "yi-an-lin",
                 *           "roles": [
                 *             "sales"
                 *           ],
                 *           "taskIds": [
                 *             "t3"
                 *           ]
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageHandedOver"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.noteAdded": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "noteAdded",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "noteAdded",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "taskId": "t3"
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageNoteAdded"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectHeld": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectHeld",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectHeld",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "reason": "budget-year",
                 *           "wakeOnMs": 1773622800000,
                 *           "ownerId": "lin-yu-ting",
                 *           "personIds": [
                 *             "lin-yu-ting"
                 *           ]
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectHeld"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.holdChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "holdChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "holdChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "reason": "budget-year",
                 *           "wakeOnMs": 1773622800000
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageHoldChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectWoken": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectWoken",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectWoken",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "cause": "date",
                 *           "heldMs": 1209600000
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectWoken"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.meetingConfirmed": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "meetingConfirmed",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "meetingConfirmed",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "kind": "meeting",
                 *           "meetingAt": "2026-03-16T01:00:00.000Z",
                 *           "evidence": "crm:meeting/77"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageMeetingConfirmed"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.meetingCancelled": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "meetingCancelled",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "meetingCancelled",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {},
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageMeetingCancelled"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.clockChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "clockChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "clockChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "days": {
                 *             "followUpDays": 10
                 *           }
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageClockChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.classChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "classChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "classChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": "B",
                 *           "to": "A"
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageClassChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.titleChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "titleChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "titleChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": "Cooling line, hall 3",
                 *           "to": "Cooling line, halls 3 and 4"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageTitleChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.amountChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "amountChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "amountChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": 1850000,
                 *           "to": 2400000
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageAmountChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.currencyChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "currencyChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "currencyChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": "TWD",
                 *           "to": "USD"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageCurrencyChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.expectedSigningChanged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "expectedSigningChanged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "expectedSigningChanged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": null,
                 *           "to": "2026-06-30"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageExpectedSigningChanged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.referenceAdded": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "referenceAdded",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "referenceAdded",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "system": "crm",
                 *           "id": "opportunity/4711"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageReferenceAdded"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.referenceRemoved": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "referenceRemoved",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "referenceRemoved",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "system": "crm",
                 *           "id": "opportunity/4711",
                 *           "movedTo": "project-2b7e0c51d4a94f7e8a10"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageReferenceRemoved"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.factsNoted": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "factsNoted",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "factsNoted",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "facts": {
                 *             "archive-complete": [
                 *               "sector"
                 *             ],
                 *             "budget-confirmed": []
                 *           }
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageFactsNoted"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.deadlinesReplanned": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "deadlinesReplanned",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "deadlinesReplanned",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "cause": "calendar-changed",
                 *           "subject": "tw"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageDeadlinesReplanned"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectReopened": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectReopened",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectReopened",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "from": "dropped",
                 *           "stage": "plan",
                 *           "superseded": []
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectReopened"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectReviewed": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectReviewed",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectReviewed",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "week": "2026-03-02",
                 *           "decision": "keep"
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectReviewed"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.followUpDue": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "followUpDue",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "followUpDue",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {},
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageFollowUpDue"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.judgementDue": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "judgementDue",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "judgementDue",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {},
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageJudgementDue"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectKept": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectKept",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectKept",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "nextAt": "2026-03-16T01:00:00.000Z"
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectKept"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectDropped": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectDropped",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectDropped",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "reason": "no-intent",
                 *           "ownerId": "lin-yu-ting",
                 *           "personIds": [
                 *             "lin-yu-ting"
                 *           ]
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectDropped"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectLost": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectLost",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectLost",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "reason": "price",
                 *           "competitor": "Northern Cooling",
                 *           "ownerId": "lin-yu-ting",
                 *           "personIds": [
                 *             "lin-yu-ting"
                 *           ]
                 *         },
                 *         "hasNote": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectLost"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.projectWon": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "projectWon",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "projectWon",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "deliveryManagerId": "yi-an-lin",
                 *           "ownerId": "lin-yu-ting",
                 *           "personIds": [
                 *             "lin-yu-ting"
                 *           ]
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageProjectWon"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.mailFailed": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "mailFailed",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "mailFailed",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "effectKey": "project-9f2c61d0aa3b4e5f8c70:12:0",
                 *           "personId": "lin-yu-ting",
                 *           "reason": "refused",
                 *           "taskId": "t3"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageMailFailed"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.commandAcknowledged": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "commandAcknowledged",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "commandAcknowledged",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "command": "reachMilestone",
                 *           "reason": "already-reached",
                 *           "subject": "meeting-agreed"
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageCommandAcknowledged"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.commandRefused": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "commandRefused",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "commandRefused",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "command": "recordContact",
                 *           "code": "project-ended",
                 *           "message": "The project has ended."
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageCommandRefused"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.ledgerAdopted": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "ledgerAdopted",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "id": "project-9f2c61d0aa3b4e5f8c70:12",
                 *         "cursor": "NDcxMTpwcm9qZWN0LTlmMmM2MWQwYWEzYjRlNWY4YzcwOjEy",
                 *         "type": "ledgerAdopted",
                 *         "at": "2026-03-02T02:00:00.000Z",
                 *         "projectId": "project-9f2c61d0aa3b4e5f8c70",
                 *         "revision": 12,
                 *         "ownerId": "lin-yu-ting",
                 *         "actor": "lin-yu-ting",
                 *         "source": "crm",
                 *         "commandId": "api-c41f09aa",
                 *         "facts": {
                 *           "fromRevision": 40,
                 *           "givenUp": 2
                 *         },
                 *         "hasNote": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageLedgerAdopted"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook.ping": {
        parameters: {
            query?: never;
            header: {
                /** @description Names the message: the same at every attempt */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": string;
                /** @description One signature for each secret, with spaces between them */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "ping",
                 *       "timestamp": "2026-03-02T02:00:00.000Z",
                 *       "data": {
                 *         "webhookId": "webhook-4f0c2d9a6b1e4c7d8a05"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookPing"];
            };
        };
        responses: {
            /** @description Taken. Everything else counts as not delivered */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
