// Reports a milestone to a project with a Temporal client of one's own: by update, which is answered, and by signal,
// which is kept when no worker answers. PROJECT is the project's id, EVENT one's own id of what is reported.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"strconv"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	tlog "go.temporal.io/sdk/log"
)

type receipt struct {
	Revision int  `json:"revision"`
	Repeated bool `json:"repeated"`
}

type command struct {
	CommandID string `json:"commandId"`
	Actor     string `json:"actor"`
	Source    string `json:"source"`
	At        int64  `json:"at"`
	Milestone string `json:"milestone"`
	Evidence  string `json:"evidence"`
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func report() error {
	c, err := client.Dial(client.Options{
		HostPort:  env("TEMPORAL_ADDRESS", "127.0.0.1:7233"),
		Namespace: env("TEMPORAL_NAMESPACE", "default"),
		Logger:    tlog.NewStructuredLogger(slog.New(slog.NewTextHandler(io.Discard, nil))),
	})
	if err != nil {
		return err
	}
	defer c.Close()
	workflowID := "sales-" + os.Getenv("PROJECT")
	event := env("EVENT", "activity-4712")
	message := command{
		// the same at every repeat: then nothing is done twice
		CommandID: "crm-" + event,
		Actor:     "key:CRM",
		Source:    "crm",
		At:        time.Now().UnixMilli(),
		Milestone: env("MILESTONE", "meeting-agreed"),
		Evidence:  "crm:" + event,
	}
	waitMs, err := strconv.Atoi(env("WAIT_MS", "5000"))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(waitMs)*time.Millisecond)
	defer cancel()
	handle, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID:   workflowID,
		UpdateName:   "reachMilestone",
		Args:         []any{message},
		WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err == nil {
		var answer receipt
		err = handle.Get(ctx, &answer)
		if err == nil {
			fmt.Println("carried out", answer.Revision, answer.Repeated)
			return nil
		}
	}
	var refusal *temporal.ApplicationError
	if errors.As(err, &refusal) && refusal.Type() != "AcceptedUpdateCompletedWorkflow" {
		fmt.Println("refused", refusal.Type(), refusal.Message())
		return nil
	}
	// no worker has answered in time, or the run has ended meanwhile: a signal is kept
	if err := c.SignalWorkflow(context.Background(), workflowID, "", "reachMilestone", message); err != nil {
		return err
	}
	fmt.Println("kept")
	return nil
}

func main() {
	if err := report(); err != nil {
		log.Fatal(err)
	}
}
