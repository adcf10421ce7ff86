"""Reports a milestone to a project with a Temporal client of one's own: by update, which is answered, and by signal,
which is kept when no worker answers. PROJECT is the project's id, EVENT one's own id of what is reported.
"""

import asyncio
import os
import sys
import time
from datetime import timedelta

from temporalio.client import Client, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.exceptions import ApplicationError


async def report():
    client = await Client.connect(
        os.environ.get("TEMPORAL_ADDRESS", "127.0.0.1:7233"),
        namespace=os.environ.get("TEMPORAL_NAMESPACE", "default"),
    )
    project = client.get_workflow_handle(f"sales-{os.environ['PROJECT']}")
    event = os.environ.get("EVENT", "activity-4712")
    command = {
        # the same at every repeat: then nothing is done twice
        "commandId": f"crm-{event}",
        "actor": "key:CRM",
        "source": "crm",
        "at": int(time.time() * 1000),
        "milestone": os.environ.get("MILESTONE", "meeting-agreed"),
        "evidence": f"crm:{event}",
    }
    wait = timedelta(milliseconds=int(os.environ.get("WAIT_MS", "5000")))
    try:
        receipt = await asyncio.wait_for(
            project.execute_update("reachMilestone", command, rpc_timeout=wait), wait.total_seconds()
        )
        print("carried out", receipt["revision"], str(receipt["repeated"]).lower())
        return
    except WorkflowUpdateFailedError as error:
        refusal = error.cause
        if isinstance(refusal, ApplicationError) and refusal.type != "AcceptedUpdateCompletedWorkflow":
            print("refused", refusal.type, refusal.message)
            return
    except (WorkflowUpdateRPCTimeoutOrCancelledError, asyncio.TimeoutError):
        pass
    # no worker has answered in time, or the run has ended meanwhile: a signal is kept
    await project.signal("reachMilestone", command)
    print("kept")


asyncio.run(report())
# A thread of the SDK may outlast the interpreter, and a short program then dies of it although all went well
# (temporalio/sdk-python, issue 300). Programs that run on do not need this.
sys.stdout.flush()
os._exit(0)
